package dev.brood.internal.scheduler.shared;

import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.function.Consumer;

/**
 * Counts what a worker prints. What a task printed should be seen before its result, and as the one goes through a pipe
 * and the other through shared memory, the worker says how much to wait for.
 */
final class OutputCounter {

    private static final class Counter extends FilterOutputStream {

        private final boolean error;
        private volatile long count;
        private long told;

        Counter(OutputStream out, boolean error) {
            super(out);
            this.error = error;
        }

        @Override
        public void write(int b) throws IOException {
            out.write(b);
            add(1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            out.write(bytes, offset, length);
            add(length);
        }

        private synchronized void add(int length) {
            count += length;
        }

        void report(Consumer<WorkerReport> reports) {
            if (count != told) {
                told = count;
                reports.accept(new WorkerReport.Printed(error, told));
            }
        }
    }

    private Counter out;
    private Counter err;

    /** Counts from now on. */
    void begin() {
        PrintStream plainOut = System.out;
        PrintStream plainErr = System.err;
        out = new Counter(plainOut, false);
        err = new Counter(plainErr, true);
        System.setOut(new PrintStream(out, true, plainOut.charset()));
        System.setErr(new PrintStream(err, true, plainErr.charset()));
    }

    /** Says what has been printed since it was said last; nothing if nobody counts. */
    void report(Consumer<WorkerReport> reports) {
        if (out != null && (out.count != out.told || err.count != err.told)) {
            System.out.flush();
            System.err.flush();
            out.report(reports);
            err.report(reports);
        }
    }
}
