package dev.brood.pool;

import java.io.IOException;
import java.io.ObjectOutputStream;
import java.io.OutputStream;
import java.lang.invoke.SerializedLambda;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.function.Supplier;

/**
 * What {@code CompletableFuture.supplyAsync} and {@code runAsync} give to an executor: the work, and the future to be
 * completed. The JDK keeps both in fields of a class of its own. That class is serialisable, and a stream that serialises
 * it is shown what is in its fields.
 *
 * @param future to be completed
 * @param work a {@code Supplier} or a {@code Runnable}, or the form in which a lambda of these is sent
 */
record CompletableTask(CompletableFuture<Object> future, Object work) {

    private static final Set<String> KINDS =
            Set.of(
                    "java.util.concurrent.CompletableFuture$AsyncSupply",
                    "java.util.concurrent.CompletableFuture$AsyncRun");

    /** Finds out; null if the task is something else. */
    static CompletableTask of(Runnable task) {
        if (!KINDS.contains(task.getClass().getName())) {
            return null;
        }
        try (Looking looking = new Looking(task)) {
            looking.writeObject(task);
            return looking.future == null || looking.work == null
                    ? null
                    : new CompletableTask(looking.future, looking.work);
        } catch (IOException e) {
            return null;
        }
    }

    private static final class Looking extends ObjectOutputStream {

        private final Runnable task;
        private CompletableFuture<Object> future;
        private Object work;

        Looking(Runnable task) throws IOException {
            super(OutputStream.nullOutputStream());
            this.task = task;
            enableReplaceObject(true);
        }

        @Override
        @SuppressWarnings("unchecked") // it is only given what its own work yields
        protected Object replaceObject(Object object) {
            if (object == task) {
                return object;
            }
            if (object instanceof CompletableFuture<?> found) {
                future = (CompletableFuture<Object>) found;
            } else if (object instanceof Supplier<?>
                    || object instanceof Runnable
                    || object instanceof SerializedLambda) { // which stands for one of these
                work = object;
            }
            return null;
        }
    }
}
