package dev.brood.internal.repl;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells from the words of a script how many processes it will start soon, as it seems. */
final class ForeseenWorkers {

    /** Boots of more at the same time are in each other's way. */
    private static final int MOST = Runtime.getRuntime().availableProcessors();

    private static final Pattern STARTS_ONE = Pattern.compile("\\b(?:spawn|async|ChildProcess)\\b");

    /** A pool, with its size if that is written there. */
    private static final Pattern POOL = Pattern.compile("\\bpool\\s*\\(\\s*(\\d{0,3})");

    /** A pool that nobody waits for in its first call boots its own workers. */
    private static final Pattern GOES_ON = Pattern.compile("\\b(?:apply|map|starmap)Async\\b");

    private ForeseenWorkers() {}

    /** Zero if there is no such word. */
    static int of(String text) {
        int most = STARTS_ONE.matcher(text).find() ? 1 : 0;
        Matcher pool = POOL.matcher(GOES_ON.matcher(text).find() ? "" : text);
        while (most < MOST && pool.find()) {
            String size = pool.group(1);
            most = Math.max(most, size.isEmpty() ? MOST : Integer.parseInt(size));
        }
        return Math.min(most, MOST);
    }
}
