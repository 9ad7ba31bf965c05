package dev.brood.repl;

/**
 * A value as it is shown.
 *
 * @param text the text
 * @param total how much there is, as in {@code 1,000,000 elements}, if the text is not all of it; otherwise empty
 */
record Shown(String text, String total) {

    boolean isCut() {
        return !total.isEmpty();
    }
}
