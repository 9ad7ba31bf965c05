package dev.brood.process;

import dev.brood.testing.Gate;

/** A process that ends when its gate is opened. */
final class Passing extends ChildProcess {

    private final Gate gate;

    Passing(Gate gate) {
        this.gate = gate;
    }

    @Override
    public void run() {
        gate.pass();
    }
}
