package dev.brood.repl.command;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Documentation comments of Brood itself, out of the sources beside the launcher. The JDK's are found by JShell. */
final class OwnSources {

    private static final Pattern COMMENT =
            Pattern.compile("/\\*\\*(.*?)\\*/([^{;]*)[{;]", Pattern.DOTALL);
    private static final Pattern METHOD =
            Pattern.compile("([\\w.]+)(?:<.*>)?\\.(?:<.*>)?(\\w+)(\\(.*\\))$");
    private static final Pattern TYPE = Pattern.compile("(?:[\\w.]+\\.)?(\\w+)(?:<.*>)?$");

    private OwnSources() {}

    /** The comment without stars; empty if there is none, or if the sources are not there. */
    static String javadoc(String signature) {
        Matcher method = METHOD.matcher(signature);
        if (method.find()) {
            return comment(simple(method.group(1)), method.group(2) + method.group(3));
        }
        Matcher type = TYPE.matcher(signature);
        return type.find() ? comment(type.group(1), " " + type.group(1)) : "";
    }

    private static String simple(String name) {
        return name.substring(name.lastIndexOf('.') + 1);
    }

    private static String comment(String type, String declaration) {
        String home = System.getProperty("brood.home");
        if (home == null) {
            return "";
        }
        Path sources = Path.of(home, "src", "main", "java");
        try (Stream<Path> files = Files.walk(sources)) {
            Optional<Path> file = files.filter(path -> path.endsWith(type + ".java")).findFirst();
            return file.isEmpty() ? "" : comment(file.get(), declaration);
        } catch (IOException e) {
            return "";
        }
    }

    private static String comment(Path file, String declaration) throws IOException {
        Matcher comment = COMMENT.matcher(Files.readString(file));
        while (comment.find()) {
            String declared = comment.group(2).replaceAll("\\s+", " ").replace("( ", "(") + " ";
            if (declared.contains(declaration + " ")
                    || declared.contains(declaration + "<")
                    || declared.contains(" " + declaration)) {
                return comment.group(1).replaceAll("(?m)^\\s*\\* ?", "").strip();
            }
        }
        return "";
    }
}
