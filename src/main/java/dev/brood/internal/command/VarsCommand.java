package dev.brood.internal.command;

import dev.brood.shell.Listing.Kind;

/** {@code /vars}: list your variables and their values. */
final class VarsCommand extends DeclarationsCommand {

    VarsCommand() {
        super(Kind.VARIABLE, "int x = 5\n/vars\n");
    }

    @Override
    public String name() {
        return "vars";
    }

    @Override
    public String help() {
        return "list your variables and their values";
    }
}
