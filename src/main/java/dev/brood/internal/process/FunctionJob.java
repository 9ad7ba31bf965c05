package dev.brood.internal.process;

import java.util.List;

/** Runs a function. */
class FunctionJob extends ChildJob {

    @Override
    protected final ProcessCore child(Identity identity, List<Object> payload) {
        FunctionRole role =
                new FunctionRole(
                        payload.getFirst(), payload.subList(1, payload.size()), Settings.USUAL);
        return new ProcessCore(ProcessCore.USUAL_KIND, identity, role);
    }
}
