package dev.brood.internal.process;

import java.util.List;

/** Runs a copy of a {@link SupervisedProcess}. */
final class SupervisedJob extends ChildJob {

    @Override
    protected ProcessCore child(
            String identity, String name, boolean daemon, List<Object> payload) {
        SupervisedProcess process = (SupervisedProcess) payload.getFirst();
        return new ProcessCore(process.kind(), identity, name, daemon, process);
    }
}
