package dev.brood.internal.wire;

import java.io.Serial;
import java.util.Arrays;
import java.util.Locale;

/** A graph does not fit into the one array that it is made in. */
final class TooLarge extends RuntimeException {

    @Serial private static final long serialVersionUID = 1;

    private static final String ADVICE =
            "; send it in parts, keep it in sharedMemory or a shared array, or write it to a file and send its path";

    private TooLarge(String message) {
        super(message);
    }

    /**
     * Makes an array larger.
     *
     * @param buffer the array
     * @param needed how many bytes it has to have at least
     * @param largest how many it may have
     * @return a copy, with room for some more
     */
    static byte[] grow(byte[] buffer, long needed, int largest) {
        if (needed > largest) {
            throw new TooLarge(words(needed, largest));
        }
        int length = (int) Math.min(largest, Math.max(needed, 2L * buffer.length));
        try {
            return Arrays.copyOf(buffer, length);
        } catch (OutOfMemoryError e) {
            return growLess(buffer, (int) needed);
        }
    }

    /** Says that this many bytes are too many. */
    static String words(long needed, long largest) {
        return "it takes %s or more, and no more than %s can be sent at once%s"
                .formatted(size(needed), size(largest), ADVICE);
    }

    private static byte[] growLess(byte[] buffer, int needed) {
        try {
            return Arrays.copyOf(buffer, needed);
        } catch (OutOfMemoryError e) {
            throw new TooLarge(
                    "to send it takes more than %s beside the object itself, and the heap of this process may have %s%s"
                            .formatted(
                                    size(needed), size(Runtime.getRuntime().maxMemory()), ADVICE));
        }
    }

    static String size(long bytes) {
        int step = 0;
        double number = bytes;
        while (number >= 1024 && step < 3) {
            number /= 1024;
            step++;
        }
        return step == 0
                ? bytes + " bytes"
                : String.format(Locale.ROOT, "%.1f %ciB", number, " KMG".charAt(step));
    }
}
