package dev.brood.internal.command;

import dev.brood.shell.Listing;
import dev.brood.shell.Listing.Kind;

/** Lists what is declared, of one kind. */
abstract class DeclarationsCommand implements Command {

    private static final int LONGEST = 2000;

    private final Kind kind;
    private final String example;

    DeclarationsCommand(Kind kind, String example) {
        this.kind = kind;
        this.example = example;
    }

    @Override
    public final String parameter() {
        return "[name|id|-all|-start]";
    }

    @Override
    public final String details() {
        return "/%s NAME   those of this name or number; -all: those that were dropped or replaced as well\n"
                .formatted(name());
    }

    @Override
    public final String example() {
        return example;
    }

    @Override
    public final void run(String argument, Conversation conversation) {
        Listing listing = conversation.shell().listing();
        Selection.of(argument, listing).stream()
                .filter(entry -> entry.kind() == kind)
                .forEach(entry -> conversation.say("|  " + shortened(listing.describe(entry))));
    }

    private static String shortened(String text) {
        return text.length() <= LONGEST ? text : text.substring(0, LONGEST) + " ...";
    }
}
