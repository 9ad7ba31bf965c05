package dev.brood.shell;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The documentation comments of Brood's own classes, from the sources that the launcher was built from, where they are there. */
final class BroodSources {

    private static final Pattern MEMBER =
            Pattern.compile("(?:.*\\s)?([\\w$.]+)\\.([\\w$]+)\\((.*)\\)(?:\\s+throws .*)?");
    private static final Pattern TYPE = Pattern.compile("(?:[\\w.]*\\.)?([\\w$]+)(?:<.*>)?");
    private static final String COMMENT =
            "/\\*\\*((?:(?!\\*/)[\\s\\S])*)\\*/\\s*(?:@[^\\n]*\\n\\s*)*";

    private final Path root = root();
    private final Map<String, String> texts = new HashMap<>();

    private static Path root() {
        String home = System.getProperty("brood.home");
        return home == null ? null : Path.of(home, "src", "main", "java");
    }

    /**
     * The comment of something.
     *
     * @param signature its signature, as JShell gives it
     * @return the comment without its stars, or null
     */
    String comment(String signature) {
        String plain = withoutTypeArguments(signature);
        Matcher member = MEMBER.matcher(plain);
        if (member.matches()) {
            String type = simple(member.group(1));
            return find(
                    text(type),
                    COMMENT
                            + "[^;{}]*\\b"
                            + Pattern.quote(member.group(2))
                            + "\\s*\\("
                            + parameters(member.group(3))
                            + "\\s*\\)");
        }
        Matcher type = TYPE.matcher(plain);
        return type.matches()
                ? find(
                        text(type.group(1)),
                        COMMENT
                                + "[^;{}*]*\\b(?:class|interface|record|enum)\\s+"
                                + type.group(1)
                                + "\\b")
                : null;
    }

    private static String withoutTypeArguments(String signature) {
        String before;
        String after = signature;
        do {
            before = after;
            after = before.replaceAll("<[^<>]*>", "");
        } while (!after.equals(before));
        return after;
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    /** Matches parameters of the same types, as far as they go without type arguments, and names. */
    private static String parameters(String list) {
        StringBuilder pattern = new StringBuilder();
        for (String parameter : list.isBlank() ? new String[0] : list.split(",")) {
            String[] words = parameter.strip().split("[^\\w$]+");
            pattern.append(pattern.isEmpty() ? "" : ",")
                    .append("[^()]*\\b")
                    .append(Pattern.quote(words[0]))
                    .append("\\b[^()]*\\b")
                    .append(Pattern.quote(words[words.length - 1]));
        }
        return pattern.toString();
    }

    private static String find(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern).matcher(text);
        return matcher.find() ? matcher.group(1).replaceAll("(?m)^\\s*\\* ?", "").strip() : null;
    }

    /** The source of a class; empty if it is none of ours, or is not there. */
    private String text(String type) {
        return texts.computeIfAbsent(type, this::read);
    }

    private String read(String type) {
        if (root == null || !Files.isDirectory(root)) {
            return "";
        }
        try (Stream<Path> files = Files.walk(root)) {
            List<Path> found =
                    files.filter(file -> file.getFileName().toString().equals(type + ".java"))
                            .toList();
            return found.isEmpty() ? "" : Files.readString(found.getFirst());
        } catch (IOException e) {
            return "";
        }
    }
}
