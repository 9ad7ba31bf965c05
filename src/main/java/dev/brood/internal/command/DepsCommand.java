package dev.brood.internal.command;

import dev.brood.internal.dependency.Coordinates;
import dev.brood.internal.dependency.Dependencies;
import java.nio.file.Path;
import java.util.List;

/** {@code /deps}: jars from Maven repositories. */
final class DepsCommand implements Command {

    @Override
    public String name() {
        return "deps";
    }

    @Override
    public String parameter() {
        return "[group:artifact:version ...]";
    }

    @Override
    public String help() {
        return "add jars from Maven, with what they need; or list what was added";
    }

    @Override
    public String details() {
        return """
        Your Maven finds them, so your settings hold: mirrors, local repository, offline. The jars are there at once
        for snippets, for workers that run already and for those to come. In a script, write at the top

            //DEPS group:artifact:version

        What Brood itself brings comes first: its own versions of Kryo, JLine, picocli and Commons Exec.
        """;
    }

    @Override
    public String example() {
        return """
        /deps org.apache.commons:commons-lang3:3.20.0
        org.apache.commons.lang3.StringUtils.reverse("abc")
        """;
    }

    @Override
    public void run(String argument, Conversation conversation) {
        if (argument.isEmpty()) {
            List<Coordinates> all = conversation.preferences().dependencies();
            all.forEach(each -> conversation.say("|  " + each));
            if (all.isEmpty()) {
                conversation.say("nothing was added yet; /help deps shows how");
            }
            return;
        }
        List<Path> added =
                SessionDependencies.add(() -> Dependencies.parse(argument), conversation);
        conversation.report(
                added.isEmpty()
                        ? "|  it is there already"
                        : "|  added "
                                + String.join(
                                        ", ",
                                        added.stream()
                                                .map(jar -> jar.getFileName().toString())
                                                .toList()));
    }
}
