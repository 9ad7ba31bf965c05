package dev.brood.internal.command;

import dev.brood.internal.dependency.Dependencies;
import dev.brood.shell.Listing.Entry;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** {@code /save}: write snippets to a file, which {@code /open}, jshell and the script runner can read. */
final class SaveCommand implements Command {

    private static final String HISTORY = "-history";

    @Override
    public String name() {
        return "save";
    }

    @Override
    public String parameter() {
        return "[-all|-history|-start|name|id] file";
    }

    @Override
    public String help() {
        return "save what you entered to a file, to be opened or run as a script";
    }

    @Override
    public String details() {
        return """
        /save FILE            what is in force, with a //DEPS line for each dependency
        /save -history FILE   all that was typed, with commands
        /save -all FILE       also what failed, was dropped or replaced, and the imports from the start
        /save -start FILE     the imports from the start
        /save NAME 3-7 FILE   these snippets
        """;
    }

    @Override
    public String example() {
        return """
        int square(int x) { return x * x; }
        /save square.jsh
        """;
    }

    @Override
    public void run(String argument, Conversation conversation) {
        int space = argument.lastIndexOf(' ');
        String name = argument.substring(space + 1);
        String what = argument.substring(0, Math.max(0, space)).strip();
        if (name.isEmpty() || name.equals(HISTORY) || name.equals(Selection.ALL)) {
            throw new CommandException("say the name of a file");
        }
        Path file = UserFile.of(name);
        List<String> texts = new ArrayList<>();
        if (what.equals(HISTORY)) {
            texts.addAll(conversation.history(false));
        } else {
            if (!what.equals(Selection.START)) { // what is chosen may need them too
                texts.addAll(Dependencies.lines(conversation.preferences().dependencies()));
            }
            Selection.of(what, conversation.shell().listing()).stream()
                    .map(Entry::source)
                    .forEach(texts::add);
        }
        try {
            Files.write(file, texts);
        } catch (IOException e) {
            throw new CommandException("cannot write " + file + ": " + Reasons.of(e));
        }
        conversation.say("|  saved " + file);
    }
}
