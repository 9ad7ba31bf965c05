package dev.brood.internal.process;

import java.util.List;

/** Runs a copy of a {@link SupervisedProcess}. */
final class SupervisedJob extends ChildJob {

    @Override
    protected ProcessCore child(Identity identity, List<Object> payload) {
        SupervisedProcess process = (SupervisedProcess) payload.getFirst();
        return new ProcessCore(process.kind(), identity, process);
    }
}
