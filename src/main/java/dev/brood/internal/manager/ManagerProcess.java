package dev.brood.internal.manager;

import dev.brood.function.Action;
import dev.brood.internal.process.Settings;
import dev.brood.internal.process.SupervisedProcess;

/** The process of a manager. Its fields travel to it; what it does there is {@link ObjectServer}. */
final class ManagerProcess extends SupervisedProcess {

    private final ServerCell cell;
    private final Action initializer;

    ManagerProcess(ServerCell cell, Action initializer, Settings settings) {
        super(settings, true);
        this.cell = cell;
        this.initializer = initializer;
    }

    @Override
    protected String kind() {
        return "Manager";
    }

    @Override
    public void run() throws Exception {
        if (initializer != null) {
            initializer.run();
        }
        new ObjectServer(cell).serve();
    }
}
