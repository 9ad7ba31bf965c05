package dev.brood.spi;

import java.nio.charset.StandardCharsets;

/** Takes the output of child processes, line by line. */
@FunctionalInterface
public interface LineSink {

    /**
     * Takes a line. Called from several threads.
     *
     * @param process name of the process that wrote it
     * @param error whether to standard error
     * @param line the line, without its end; what is no UTF-8 in it is replaced
     */
    void line(String process, boolean error, String line);

    /**
     * Takes a line as it came. Called from several threads. By itself this passes its text to {@link #line}.
     *
     * @param process name of the process that wrote it
     * @param error whether to standard error
     * @param bytes the line with its end; one of many megabytes may come in pieces, only the last of which has an end
     */
    default void bytes(String process, boolean error, byte[] bytes) {
        line(process, error, text(bytes));
    }

    /**
     * Gives the text of a line.
     *
     * @param bytes the line, as it came
     * @return the text, without its end
     */
    static String text(byte[] bytes) {
        int length = bytes.length;
        if (length > 0 && bytes[length - 1] == '\n') {
            length--;
            if (length > 0 && bytes[length - 1] == '\r') {
                length--;
            }
        }
        return new String(bytes, 0, length, StandardCharsets.UTF_8);
    }
}
