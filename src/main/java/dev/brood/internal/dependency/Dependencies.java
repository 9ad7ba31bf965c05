package dev.brood.internal.dependency;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Finds jars with all that they need in turn. What was found is remembered, so that the next time takes no Maven. */
public final class Dependencies {

    /** A comment of a script, as in jbang: {@code //DEPS group:artifact:version, ...}. */
    private static final Pattern DEPS = Pattern.compile("(?m)^//DEPS[ \\t]+(.*)$");

    private Dependencies() {}

    /**
     * Finds jars.
     *
     * @param wanted the artifacts, each in one version; where they need different versions of something, Maven decides
     * @param progress is told in words what is being done
     * @return the jars, in the order of a class path
     * @throws UnresolvedException if there is no such artifact, no way to get it, or two versions of it are wanted
     * @throws InterruptedException if the thread is interrupted
     */
    public static List<Path> resolve(List<Coordinates> wanted, Consumer<String> progress)
            throws InterruptedException {
        requireOneVersionEach(wanted);
        ResolutionCache cache = ResolutionCache.of(wanted);
        List<Path> known = cache.read();
        if (!known.isEmpty()) {
            return known;
        }
        List<Path> found = MavenInvocation.resolve(wanted, progress);
        cache.write(found);
        return found;
    }

    /**
     * Finds jars that were found before, at once.
     *
     * @param wanted as for {@link #resolve}
     * @return the jars; none if that takes more than a look
     */
    public static List<Path> known(List<Coordinates> wanted) {
        return ResolutionCache.of(wanted).read();
    }

    /** Maven would take the last one without a word. */
    private static void requireOneVersionEach(List<Coordinates> wanted) {
        Map<String, String> versions = new HashMap<>();
        for (Coordinates each : wanted) {
            String before = versions.putIfAbsent(each.unversioned(), each.version());
            if (before != null && !before.equals(each.version())) {
                throw new UnresolvedException(
                        "two versions of %s are wanted, %s and %s; a session has one of them"
                                .formatted(each.unversioned(), before, each.version()));
            }
        }
    }

    /**
     * Reads the coordinates in a command.
     *
     * @param text coordinates, separated by space or commas
     * @return all of them
     * @throws UnresolvedException if something is no coordinates
     */
    public static List<Coordinates> parse(String text) {
        List<Coordinates> all = new ArrayList<>();
        for (String word : text.strip().split("[\\s,]+")) {
            if (!word.isEmpty()) {
                all.add(Coordinates.parse(word));
            }
        }
        return all;
    }

    /**
     * Writes coordinates as they stand at the top of a script.
     *
     * @param coordinates what the script needs
     * @return a line for each
     */
    public static List<String> lines(List<Coordinates> coordinates) {
        return coordinates.stream().map(each -> "//DEPS " + each).toList();
    }

    /**
     * Reads the coordinates at the top of a script.
     *
     * @param script its text
     * @return those on lines that begin with {@code //DEPS}
     * @throws UnresolvedException if something is no coordinates
     */
    public static List<Coordinates> ofScript(String script) {
        List<Coordinates> all = new ArrayList<>();
        Matcher line = DEPS.matcher(script);
        while (line.find()) {
            all.addAll(parse(line.group(1)));
        }
        return all;
    }
}
