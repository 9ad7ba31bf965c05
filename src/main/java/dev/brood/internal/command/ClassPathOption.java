package dev.brood.internal.command;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/**
 * What {@code /env}, {@code /reset} and {@code /reload} are told.
 *
 * @param classPath jars and folders, or null if nothing was said
 * @param flags the other options
 */
record ClassPathOption(List<Path> classPath, Set<String> flags) {

    private static final String NAME = "-class-path";

    static ClassPathOption parse(String argument, String... flags) {
        List<Path> classPath = null;
        List<String> found = new ArrayList<>();
        String[] words = argument.isEmpty() ? new String[0] : argument.split("\\s+");
        for (int i = 0; i < words.length; i++) {
            String word = words[i].startsWith("--") ? words[i].substring(1) : words[i];
            if (List.of(flags).contains(word)) {
                found.add(word);
            } else if (!word.equals(NAME)) {
                throw new CommandException(
                        "unknown option "
                                + word
                                + "; there is "
                                + NAME
                                + (flags.length == 0 ? "" : ", " + String.join(", ", flags)));
            } else if (++i == words.length) {
                throw new CommandException("say jars and folders after " + NAME);
            } else {
                classPath = paths(words[i]);
            }
        }
        return new ClassPathOption(classPath, Set.copyOf(found));
    }

    private static List<Path> paths(String text) {
        List<Path> paths = new ArrayList<>();
        for (String part : text.split(File.pathSeparator)) {
            if (!part.isEmpty()) {
                Path path = UserFile.of(part);
                if (!Files.exists(path)) {
                    throw new CommandException("no such jar or folder: " + part);
                }
                paths.add(path);
            }
        }
        return paths;
    }
}
