package dev.brood.internal.dependency;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Names an artifact in a Maven repository.
 *
 * @param group its group
 * @param artifact its name
 * @param version its version
 * @param classifier as in {@code linux-x86_64}; empty if there is none
 */
public record Coordinates(String group, String artifact, String version, String classifier) {

    /** Parts between single dots: Maven makes folders of these, and two dots alone would be the folder above. */
    private static final String WORD = dotted("[\\w-]+");

    private static final Pattern PATTERN =
            Pattern.compile(
                    WORD + ":" + WORD + ":" + dotted("[\\w\\-+\\[\\](),]+") + "(?::" + WORD + ")?");

    /** A version that may mean another one tomorrow. */
    private static final Pattern MOVING =
            Pattern.compile(".*-SNAPSHOT|LATEST|RELEASE|.*[\\[\\](),].*");

    private static String dotted(String part) {
        return "(" + part + "(?:\\." + part + ")*)";
    }

    /**
     * Reads coordinates.
     *
     * @param text as in {@code group:artifact:version} or {@code group:artifact:version:classifier}
     * @return the coordinates
     * @throws UnresolvedException if it is nothing of that kind
     */
    public static Coordinates parse(String text) {
        Matcher matcher = PATTERN.matcher(text);
        if (!matcher.matches()) {
            throw new UnresolvedException(
                    "these are no coordinates: " + text + "; they are group:artifact:version");
        }
        return new Coordinates(
                matcher.group(1),
                matcher.group(2),
                matcher.group(3),
                matcher.group(4) == null ? "" : matcher.group(4));
    }

    boolean isMoving() {
        return MOVING.matcher(version).matches();
    }

    /** What there can be only one version of. */
    String unversioned() {
        return group + ":" + artifact + suffix();
    }

    private String suffix() {
        return classifier.isEmpty() ? "" : ":" + classifier;
    }

    @Override
    public String toString() {
        return group + ":" + artifact + ":" + version + suffix();
    }
}
