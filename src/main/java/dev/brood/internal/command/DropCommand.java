package dev.brood.internal.command;

import dev.brood.shell.Listing;
import dev.brood.shell.Listing.Entry;
import java.util.List;

/** {@code /drop}: take declarations out of the session. */
final class DropCommand implements Command {

    @Override
    public String name() {
        return "drop";
    }

    @Override
    public String parameter() {
        return "name|id ...";
    }

    @Override
    public String help() {
        return "drop variables, methods, types, imports or other snippets";
    }

    @Override
    public String details() {
        return "/drop NAME ID 3-7   what has this name, number, or a number in this range\n";
    }

    @Override
    public String example() {
        return """
        int x = 5
        /drop x
        """;
    }

    @Override
    public void run(String argument, Conversation conversation) {
        if (argument.isEmpty()) {
            throw new CommandException(
                    "say what to drop, by name or number; /list shows the numbers, and /reset drops all");
        }
        Listing listing = conversation.shell().listing();
        List<Entry> found = Selection.of(argument, listing);
        for (Entry entry : found) {
            if (!entry.isActive()) {
                throw new CommandException(
                        entry.id()
                                + " is not in force, so it cannot be dropped: "
                                + entry.source());
            }
        }
        for (Entry entry : found) {
            if (entry.isFromStart()) {
                conversation.shell().dropPreloaded(entry.source());
            } else {
                conversation.shell().drop(entry.id());
            }
            conversation.say("|  dropped " + words(entry));
        }
    }

    private static String words(Entry entry) {
        return switch (entry.kind()) {
            case VARIABLE -> "variable " + entry.name();
            case METHOD -> "method " + entry.name();
            case TYPE -> "type " + entry.name();
            case IMPORT, OTHER -> entry.source();
        };
    }
}
