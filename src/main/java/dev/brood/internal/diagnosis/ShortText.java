package dev.brood.internal.diagnosis;

/** A value in a message: in a line, cut where it becomes long. */
public final class ShortText {

    private static final int LONGEST = 60;

    private ShortText() {}

    /**
     * Gives the text of a value.
     *
     * @param value the value, or null
     * @return its text, quoted if it is one; the name of its class if it cannot tell
     */
    public static String of(Object value) {
        String text;
        try {
            text = String.valueOf(value);
        } catch (RuntimeException | StackOverflowError e) {
            text = "a " + value.getClass().getSimpleName();
        }
        String line = text.replaceAll("\\R", "↵");
        boolean isLong = line.length() > LONGEST;
        String cut = isLong ? line.substring(0, LONGEST) + "…" : line;
        return value instanceof CharSequence ? '"' + cut + '"' : cut;
    }
}
