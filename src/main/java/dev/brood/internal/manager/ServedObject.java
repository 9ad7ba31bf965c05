package dev.brood.internal.manager;

import dev.brood.internal.hold.Holders;
import java.util.concurrent.locks.ReentrantLock;

/** An object of the manager, with all that can be done with it. One caller at a time touches it. */
final class ServedObject {

    private final Object object;
    private final Operation[] operations;

    /** Who has a proxy. */
    private final Holders holders;

    private final ReentrantLock lock = new ReentrantLock();

    ServedObject(Object object, Operation[] operations, Holders holders) {
        this.object = object;
        this.operations = operations;
        this.holders = holders;
    }

    Object call(int operation, Object[] arguments) throws Exception {
        lock.lockInterruptibly();
        try {
            return operations[operation].on(object, arguments);
        } finally {
            lock.unlock();
        }
    }

    /** Tells whether anybody has a proxy, or one is on its way. */
    boolean isWanted() {
        return holders.isAnyoneThere();
    }
}
