package dev.brood.internal.command;

import dev.brood.internal.file.WorkFolder;
import dev.brood.shell.Cut;
import dev.brood.shell.Listing.Entry;
import dev.brood.shell.Shell;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** {@code /edit}: change snippets in an editor; what has changed is run. */
final class EditCommand implements Command {

    @Override
    public String name() {
        return "edit";
    }

    @Override
    public String parameter() {
        return "[name|id|-all|-start]";
    }

    @Override
    public String help() {
        return "edit what you entered in $VISUAL or $EDITOR; what you change is run";
    }

    @Override
    public String details() {
        return """
        /edit           all that is in force
        /edit NAME ID   these snippets
        """;
    }

    @Override
    public String example() {
        return """
        int square(int x) { return x + x; }
        /set editor sed -i s/+/*/
        /edit square
        square(3)
        """;
    }

    @Override
    public void run(String argument, Conversation conversation) {
        List<Entry> entries = Selection.of(argument, conversation.shell().listing());
        String before = entries.stream().map(Entry::source).collect(Collectors.joining("\n"));
        String after = edited(before, conversation);
        if (after.strip().equals(before.strip())) {
            return;
        }
        Set<String> known = entries.stream().map(Entry::source).collect(Collectors.toSet());
        for (String snippet : snippets(after, conversation.shell())) {
            if (!known.contains(snippet.strip()) && !conversation.enter(snippet)) {
                return;
            }
        }
    }

    private static String edited(String text, Conversation conversation) {
        try {
            try (WorkFolder folder = WorkFolder.create("edit")) {
                Path file = folder.path().resolve("snippets.jsh");
                Files.writeString(file, text.isEmpty() ? "" : text + "\n");
                List<String> command = new ArrayList<>(conversation.preferences().editor());
                command.add(file.toString());
                int code = conversation.handOver(command);
                if (code != 0) {
                    throw new CommandException(
                            command.getFirst() + " ended with " + code + "; nothing was changed");
                }
                return Files.readString(file);
            }
        } catch (IOException e) {
            throw new CommandException(
                    "cannot edit: "
                            + Reasons.of(e)
                            + "; /set editor says which editor to use, or $VISUAL or $EDITOR");
        }
    }

    private static List<String> snippets(String text, Shell shell) {
        List<String> snippets = new ArrayList<>();
        String rest = text;
        while (true) {
            Cut cut = shell.cut(rest);
            switch (cut.state()) {
                case COMPLETE, BROKEN -> {
                    snippets.add(cut.snippet());
                    rest = cut.rest();
                }
                case INCOMPLETE -> {
                    snippets.add(rest); // evaluating it tells what is wrong
                    return snippets;
                }
                case EMPTY -> {
                    return snippets;
                }
            }
        }
    }
}
