package dev.brood.internal.repl;

import dev.brood.internal.process.ThisProcess;
import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;

/**
 * Standard output or standard error of the command. Java goes on when nothing can be written any more, and says nothing;
 * here that is the end, as of other programs: a silent one if nobody reads on, as in {@code | head}, with the exit code that
 * the signal for it would give; an error and exit code 1 otherwise, as on a full disk. Nobody can be told that standard error
 * is full, so that goes on.
 *
 * <p>Whoever writes holds the lock of a {@code PrintStream}, which shutdown hooks may want as well: another thread makes an
 * end. The write only waits for that to begin, so that nothing else can end the process with another code.
 */
final class StandardStream extends OutputStream {

    private static final int FAILED = 1;

    /** 128 and the number of SIGPIPE. */
    private static final int NOBODY_READS = 141;

    private static final int BUFFER_BYTES = 8192;
    private static final long LONGEST_BEGINNING_MILLIS = 1000;

    private static final CountDownLatch ENDING = new CountDownLatch(1);

    private final OutputStream direct;
    private final boolean error;
    private boolean failed;

    private StandardStream(FileDescriptor target, boolean error) {
        this.direct = new FileOutputStream(target);
        this.error = error;
    }

    /** Puts both streams in place. */
    static void install() {
        Runtime.getRuntime().addShutdownHook(new Thread(ENDING::countDown, "brood-ending"));
        System.setOut(
                print(
                        new StandardStream(FileDescriptor.out, false),
                        charset(System.out.charset())));
        System.setErr(
                print(new StandardStream(FileDescriptor.err, true), charset(System.err.charset())));
    }

    /** As Java makes them: what is printed is written at once. */
    private static PrintStream print(StandardStream stream, Charset charset) {
        return new PrintStream(new BufferedOutputStream(stream, BUFFER_BYTES), true, charset);
    }

    /** Where no language is set, text is UTF-8 all the same. */
    private static Charset charset(Charset javas) {
        return javas.equals(StandardCharsets.US_ASCII) ? StandardCharsets.UTF_8 : javas;
    }

    @Override
    public void write(int b) throws IOException {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) throws IOException {
        try {
            direct.write(bytes, offset, length);
        } catch (IOException e) {
            end(e);
            throw e;
        }
    }

    @Override
    public void flush() throws IOException {
        direct.flush();
    }

    /** For those who hold the lock of the stream. */
    private void end(IOException failure) {
        boolean nobodyReads = isBrokenPipe(failure);
        if (failed || error && !nobodyReads) {
            return;
        }
        failed = true;
        if (!nobodyReads) {
            System.err.println("repl: cannot write to standard output: " + failure.getMessage());
        }
        ThisProcess.giveUp(nobodyReads ? NOBODY_READS : FAILED);
        try {
            ENDING.await(LONGEST_BEGINNING_MILLIS, TimeUnit.MILLISECONDS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** The system's word for it, which has this in it in most languages. */
    private static boolean isBrokenPipe(IOException failure) {
        return String.valueOf(failure.getMessage()).toLowerCase(Locale.ROOT).contains("pipe");
    }
}
