package dev.brood.internal.command;

import java.io.File;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/** {@code /env}: the class path. */
final class EnvCommand implements Command {

    @Override
    public String name() {
        return "env";
    }

    @Override
    public String parameter() {
        return "[-class-path path]";
    }

    @Override
    public String help() {
        return "show the class path of snippets and workers, or set it";
    }

    @Override
    public String details() {
        return "To set it, the session begins anew and what you entered is run again, quietly.\n";
    }

    @Override
    public String example() {
        return """
        /env
        /env -class-path .
        """;
    }

    @Override
    public void run(String argument, Conversation conversation) {
        ClassPathOption option = ClassPathOption.parse(argument);
        if (option.classPath() == null) {
            show(conversation);
            return;
        }
        conversation.shell().classPath(option.classPath());
        Replay.of(conversation.shell().journal().entries(), false, conversation);
        conversation.say("|  the class path is set, and what you entered was run again");
    }

    private static void show(Conversation conversation) {
        List<Path> classPath = conversation.shell().classPath();
        if (!classPath.isEmpty()) {
            conversation.say(
                    "|  -class-path "
                            + classPath.stream()
                                    .map(Path::toString)
                                    .collect(Collectors.joining(File.pathSeparator)));
        }
    }
}
