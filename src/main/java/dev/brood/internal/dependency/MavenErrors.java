package dev.brood.internal.dependency;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes one clear line of what Maven says. */
final class MavenErrors {

    private static final String ARTIFACT = "([\\w.-]+:[\\w.-]+:[\\w.-]+(?::[\\w.-]+)*)";
    private static final Pattern MISSING =
            Pattern.compile(
                    "Could not find artifact "
                            + ARTIFACT
                            + "|"
                            + ARTIFACT
                            + " was not found in|No versions available for "
                            + ARTIFACT);
    private static final Pattern OFFLINE =
            Pattern.compile("in offline mode and the artifact " + ARTIFACT + " has not been");
    private static final Pattern TRANSFER =
            Pattern.compile(
                    "Could not transfer artifact "
                            + ARTIFACT
                            + " from/to .*?\\): ([^>]*?)(?: ->|$)");
    private static final Pattern LABEL = Pattern.compile("^.*?\\[ERROR]\\s*");
    private static final Pattern LINK = Pattern.compile(" -> \\[Help \\d+].*$");

    private MavenErrors() {}

    static String inALine(List<String> errors) {
        String all = String.join("\n", errors);
        Set<String> missing = artifacts(MISSING, all);
        if (!missing.isEmpty()) {
            return "no such artifact: " + String.join(", ", missing);
        }
        Set<String> offline = artifacts(OFFLINE, all);
        if (!offline.isEmpty()) {
            return "Maven is offline, and the local repository does not have "
                    + String.join(", ", offline);
        }
        Matcher transfer = TRANSFER.matcher(all);
        if (transfer.find()) {
            return "cannot download " + named(transfer.group(1)) + ": " + transfer.group(2).strip();
        }
        return errors.isEmpty()
                ? "Maven failed, and did not say why"
                : LINK.matcher(LABEL.matcher(errors.getFirst()).replaceFirst("")).replaceFirst("");
    }

    private static Set<String> artifacts(Pattern pattern, String text) {
        Set<String> found = new LinkedHashSet<>();
        Matcher matcher = pattern.matcher(text);
        while (matcher.find()) {
            for (int i = 1; i <= matcher.groupCount(); i++) {
                if (matcher.group(i) != null) {
                    found.add(named(matcher.group(i)));
                }
            }
        }
        return found;
    }

    /** Without the kind of file that Maven puts in. */
    private static String named(String artifact) {
        return artifact.replaceFirst(":(jar|pom)(?=:)", "");
    }
}
