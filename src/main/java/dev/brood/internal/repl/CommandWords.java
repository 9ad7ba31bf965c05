package dev.brood.internal.repl;

import dev.brood.internal.command.Command;
import dev.brood.internal.command.Commands;
import dev.brood.shell.Shell;
import java.io.File;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jline.reader.Candidate;

/** What can be typed behind a slash. What a command's parameter is called tells what completes it. */
final class CommandWords {

    private final Commands commands;

    CommandWords(Commands commands) {
        this.commands = commands;
    }

    /**
     * What was found.
     *
     * @param isJava whether the argument is Java, which the compiler knows better
     * @param candidates otherwise, the words
     */
    record Found(boolean isJava, List<Candidate> candidates) {}

    /** Where the argument begins, behind a command's name. */
    static int argumentStart(String text) {
        int start = text.indexOf('/');
        while (start < text.length() && !Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        while (start < text.length() && Character.isWhitespace(text.charAt(start))) {
            start++;
        }
        return start;
    }

    Found find(String text, int cursor, Shell shell) {
        String before = text.substring(0, cursor).stripLeading();
        if (before.chars().noneMatch(Character::isWhitespace)) {
            return new Found(false, commands.all().stream().map(CommandWords::candidate).toList());
        }
        String word = before.substring(ShellWords.start(before, before.length()));
        List<Command> named = commands.named(before.substring(1).split("\\s", 2)[0]);
        String parameter = named.size() == 1 ? named.getFirst().parameter() : "";
        List<Candidate> found = new ArrayList<>();
        if (parameter.contains("expression") || parameter.contains("snippet")) {
            return new Found(true, List.of());
        }
        if (parameter.contains("command")) {
            commands.all().stream().map(Command::name).map(Candidate::new).forEach(found::add);
        }
        if (parameter.contains("name") || parameter.contains("id")) {
            shell.names().stream().map(Candidate::new).forEach(found::add);
        }
        if (parameter.contains("file") || parameter.contains("path")) {
            found.addAll(files(word));
        }
        if (named.size() == 1) {
            named.getFirst().choices(wordsBefore(before)).stream()
                    .map(Candidate::new)
                    .forEach(found::add);
        }
        return new Found(false, found);
    }

    private static Candidate candidate(Command command) {
        return new Candidate(
                "/" + command.name(),
                "/" + command.name() + " " + command.parameter(),
                null,
                command.help(),
                null,
                null,
                !command.parameter().isEmpty());
    }

    /** Those between the command and the word that is being typed. */
    private static List<String> wordsBefore(String before) {
        String[] words = before.split("\\s+", -1);
        return List.of(words).subList(1, words.length - 1);
    }

    private static List<Candidate> files(String word) {
        int slash = word.lastIndexOf(File.separatorChar) + 1;
        String typed = word.substring(0, slash);
        String folder =
                typed.startsWith("~/")
                        ? System.getProperty("user.home") + typed.substring(1)
                        : typed;
        List<Candidate> found = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(Path.of(folder))) {
            for (Path file : files) {
                String name = file.getFileName().toString();
                if (!name.startsWith(".") || word.startsWith(".", slash)) {
                    boolean inner = Files.isDirectory(file);
                    String end = inner ? File.separator : "";
                    found.add(
                            new Candidate(
                                    typed + name + end,
                                    name + end,
                                    null,
                                    null,
                                    null,
                                    null,
                                    !inner));
                }
            }
        } catch (IOException | RuntimeException e) {
            return List.of(); // no such folder
        }
        return found;
    }
}
