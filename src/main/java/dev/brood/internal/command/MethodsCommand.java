package dev.brood.internal.command;

import dev.brood.shell.Listing.Kind;

/** {@code /methods}: list your methods and their signatures. */
final class MethodsCommand extends DeclarationsCommand {

    MethodsCommand() {
        super(Kind.METHOD, "int square(int x) { return x * x; }\n/methods\n");
    }

    @Override
    public String name() {
        return "methods";
    }

    @Override
    public String help() {
        return "list your methods and their signatures";
    }
}
