package dev.brood.differential;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** Takes what a program prints, and marks in between. */
final class Transcript {

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    PrintStream out() {
        return out;
    }

    /** Writes a line of its own. */
    void mark(String line) {
        out.flush();
        String so = bytes.toString(StandardCharsets.UTF_8);
        if (!so.isEmpty() && !so.endsWith("\n")) {
            out.println();
        }
        out.println(line.lines().findFirst().orElse(""));
    }

    List<String> lines() {
        out.flush();
        return bytes.toString(StandardCharsets.UTF_8).lines().toList();
    }
}
