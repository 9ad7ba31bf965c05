package dev.brood.internal.command;

import dev.brood.shell.Listing;
import dev.brood.shell.Listing.Entry;
import dev.brood.shell.Listing.Kind;

/** {@code /imports}: list the imports, those that are there from the start first. */
final class ImportsCommand implements Command {

    @Override
    public String name() {
        return "imports";
    }

    @Override
    public String help() {
        return "list the imports, also those from the start";
    }

    @Override
    public String example() {
        return """
        import java.util.stream.Stream
        /imports
        """;
    }

    @Override
    public void run(String argument, Conversation conversation) {
        Listing listing = conversation.shell().listing();
        listing.all().stream()
                .filter(entry -> entry.kind() == Kind.IMPORT && entry.isActive())
                .map(Entry::source)
                .forEach(source -> conversation.say("|  " + source));
    }
}
