package dev.brood.internal.command;

import dev.brood.shell.Assistant.Documented;
import java.util.List;

/** {@code /doc}: signature and documentation. */
final class DocCommand implements Command {

    @Override
    public String name() {
        return "doc";
    }

    @Override
    public String parameter() {
        return "name";
    }

    @Override
    public String help() {
        return "show the signature and documentation of a type, method or field";
    }

    @Override
    public String details() {
        return """
        /doc pool                 a method of ours or yours
        /doc String.join          all of that name, with the documentation of the first
        /doc "a".repeat           a method of a value
        That of the JDK is there if the JDK has its lib/src.zip.
        """;
    }

    @Override
    public String example() {
        return """
        /doc pool
        /doc Map.Entry
        """;
    }

    @Override
    public void run(String argument, Conversation conversation) {
        String name = argument.replaceFirst("\\(.*", "");
        if (name.isEmpty()) {
            throw new CommandException("say the name of a type, method or field");
        }
        List<Documented> found =
                ways(name).stream()
                        .map(conversation.shell().assistant()::documentation)
                        .filter(each -> !each.isEmpty())
                        .findFirst()
                        .orElseThrow(() -> new CommandException("nothing is known of " + name));
        found.forEach(each -> conversation.say(each.signature()));
        Documented first = found.getFirst();
        if (first.javadoc() != null) {
            conversation.say("");
            JavadocText.lines(first.javadoc())
                    .forEach(line -> conversation.say(("  " + line).stripTrailing()));
        }
    }

    /** What the name may be, as code: a type or field, a method, a method of the objects of a type. */
    private static List<String> ways(String name) {
        int dot = name.lastIndexOf('.');
        String ofObject =
                "(("
                        + name.substring(0, Math.max(0, dot))
                        + ") null)."
                        + name.substring(dot + 1)
                        + "(";
        return dot < 0 ? List.of(name, name + "(") : List.of(name, name + "(", ofObject);
    }
}
