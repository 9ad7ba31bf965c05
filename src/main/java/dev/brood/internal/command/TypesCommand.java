package dev.brood.internal.command;

import dev.brood.shell.Listing.Kind;

/** {@code /types}: list your classes, records, interfaces and enums. */
final class TypesCommand extends DeclarationsCommand {

    TypesCommand() {
        super(Kind.TYPE, "record Point(int x, int y) {}\n/types\n");
    }

    @Override
    public String name() {
        return "types";
    }

    @Override
    public String help() {
        return "list your classes, records, interfaces and enums";
    }
}
