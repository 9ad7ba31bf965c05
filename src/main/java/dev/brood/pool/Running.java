package dev.brood.pool;

import dev.brood.internal.base.SystemThreads;
import java.util.function.Supplier;

/** What there is of a pool once its workers are started. It does not know the {@link Pool}, which may be unreachable by now. */
record Running(PoolCell cell, Crew crew, Definitions definitions, Foreman foreman, Keeper keeper) {

    /** Starts workers; the caller may be about to wait for what they do. */
    static Running start(int workers, PoolSettings settings, boolean waits) {
        PoolCell cell = new PoolCell();
        Foreman[] foreman = new Foreman[1];
        Crew crew = new Crew(cell, settings, () -> foreman[0].someoneDied());
        Definitions definitions = new Definitions();
        foreman[0] = new Foreman(cell, crew, definitions, settings);
        Keeper keeper = new Keeper(foreman[0], "brood-pool");
        keeper.start();
        try {
            crew.start(workers, waits);
        } catch (RuntimeException | Error e) {
            keeper.end();
            throw e;
        }
        Running running = new Running(cell, crew, definitions, foreman[0], keeper);
        foreman[0].whenGone(running::end);
        return running;
    }

    /** Takes no more tasks; the workers leave when those that were given are done. */
    void shut() {
        foreman.shut();
        foreman.whenDone(() -> {
            if (crew.leave()) { // not before: until then, the dead are replaced
                cell.closing();
            }
        });
    }

    /** Takes no more tasks and stops the workers: those that have something to do first must not find the way out themselves. */
    void terminate(Supplier<RuntimeException> failure) {
        foreman.shut();
        foreman.terminate(failure);
        shut();
    }

    /** Nobody can give it a task any more. Not in the caller's thread, as it may have to tell news, which runs callbacks. */
    void abandon() {
        SystemThreads.make("brood-pool-end", this::shut).start();
    }

    /** All workers are gone: gives back what they shared with us, once. */
    void end() {
        if (foreman.end()) {
            keeper.end();
            definitions.removeAll();
            cell.tasks().dispose();
        }
    }
}
