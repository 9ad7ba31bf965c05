package dev.brood.internal.repl;

import com.google.errorprone.annotations.concurrent.GuardedBy;
import java.io.ByteArrayOutputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.util.function.Consumer;

/**
 * Standard output or standard error at the prompt. What the snippet prints passes straight through. What threads print that
 * go on after their snippet would tear the line that is being edited, so it goes above that, in whole lines.
 */
final class StreamAbove extends OutputStream {

    private final PrintStream direct;
    private final OutputAbove above;
    private final CurrentLine current;

    /** The beginning of a line that is waiting for its end; guarded by this. */
    @GuardedBy("this")
    private final ByteArrayOutputStream begun = new ByteArrayOutputStream();

    private StreamAbove(PrintStream direct, OutputAbove above, CurrentLine current) {
        this.direct = direct;
        this.above = above;
        this.current = current;
    }

    /** Puts both streams in place. */
    static void install(OutputAbove above, CurrentLine current) {
        above.whenEditingEnds(current::ended);
        install(System.out, above, current, System::setOut);
        install(System.err, above, current, System::setErr);
    }

    private static void install(
            PrintStream direct,
            OutputAbove above,
            CurrentLine current,
            Consumer<PrintStream> place) {
        StreamAbove stream = new StreamAbove(direct, above, current);
        above.whenEditingEnds(stream::finishLine);
        place.accept(new PrintStream(stream, true, direct.charset()));
    }

    @Override
    public void write(int b) {
        write(new byte[] {(byte) b}, 0, 1);
    }

    @Override
    public synchronized void write(byte[] bytes, int offset, int length) {
        if (!above.isEditing()) {
            finishLine();
            direct.write(bytes, offset, length);
            current.printed(bytes, offset, length);
            return;
        }
        int start = offset;
        for (int i = offset; i < offset + length; i++) {
            if (bytes[i] == '\n') {
                begun.write(bytes, start, i + 1 - start);
                above.lines(begun.toString(direct.charset()));
                begun.reset();
                start = i + 1;
            }
        }
        begun.write(bytes, start, offset + length - start);
    }

    @Override
    public void flush() {
        direct.flush();
    }

    private synchronized void finishLine() {
        if (begun.size() > 0) {
            direct.write(begun.toByteArray(), 0, begun.size());
            current.printed(begun.toByteArray(), 0, begun.size());
            direct.flush();
            begun.reset();
        }
    }
}
