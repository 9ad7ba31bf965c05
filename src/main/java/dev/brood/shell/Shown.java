package dev.brood.shell;

/**
 * A value as it is shown.
 *
 * @param text the text
 * @param total how much there is, as in {@code 1,000,000 elements}, if the text is not all of it; otherwise empty
 */
public record Shown(String text, String total) {

    /**
     * Tells whether there is more of it.
     *
     * @return false if the text is all
     */
    public boolean isCut() {
        return !total.isEmpty();
    }
}
