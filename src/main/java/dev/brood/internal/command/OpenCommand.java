package dev.brood.internal.command;

import dev.brood.internal.dependency.Dependencies;
import dev.brood.shell.Outcome;
import dev.brood.shell.ScriptRunner;
import java.io.IOException;
import java.io.InputStream;
import java.net.URI;
import java.net.URLConnection;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Set;

/** {@code /open}: run the snippets and commands of a file in this session. */
final class OpenCommand implements Command {

    /** Names that jshell knows; what they stand for is here from the start, or an import. */
    private static final Map<String, String> PREDEFINED =
            Map.of("DEFAULT", "", "PRINTING", "", "JAVASE", "import module java.se;\n");

    private static final int CONNECT_MILLIS = 10_000;
    private static final int READ_MILLIS = 30_000;

    private final Commands commands;
    private final Set<String> open = new LinkedHashSet<>();

    OpenCommand(Commands commands) {
        this.commands = commands;
    }

    @Override
    public String name() {
        return "open";
    }

    @Override
    public String parameter() {
        return "file";
    }

    @Override
    public String help() {
        return "run the snippets and commands of a file or web address in this session";
    }

    @Override
    public String details() {
        return "Errors are told with file, line and column; what follows them is run, as in jshell.\n";
    }

    @Override
    public String example() {
        return """
        int square(int x) { return x * x; }
        /save square.jsh
        /reset
        /open square.jsh
        square(3)
        """;
    }

    @Override
    public void run(String argument, Conversation conversation) {
        if (argument.isEmpty()) {
            throw new CommandException("say the name of a file");
        }
        if (!open.add(argument)) {
            throw new CommandException(argument + " opens itself");
        }
        try {
            String text = readStoppably(argument, conversation);
            SessionDependencies.add(() -> Dependencies.ofScript(text), conversation);
            new ScriptRunner(
                            conversation.shell(),
                            conversation::complain,
                            line -> commands.runInFile(line, conversation),
                            true)
                    .run(argument, text);
        } finally {
            open.remove(argument);
        }
    }

    /** As a snippet, which can be stopped, or at least left behind: there may be nobody who ever writes. */
    private static String readStoppably(String name, Conversation conversation) {
        return switch (conversation.shell().call(() -> text(name))) {
            case Outcome.Value value -> (String) value.value();
            case Outcome.Threw(CommandException reason) -> throw reason;
            case Outcome.Threw(Throwable thrown) ->
                    throw new CommandException("cannot open " + name + ": " + thrown);
            default -> throw new CommandException("stopped");
        };
    }

    private static String text(String name) {
        if (PREDEFINED.containsKey(name)) {
            return PREDEFINED.get(name);
        }
        try {
            byte[] bytes = name.contains("://") ? fetched(name) : read(UserFile.of(name));
            return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
        } catch (CharacterCodingException e) {
            throw new CommandException(name + " is not a text in UTF-8");
        } catch (IOException e) {
            throw new CommandException("cannot open " + name + ": " + Reasons.of(e));
        }
    }

    private static byte[] read(Path file) throws IOException {
        if (Files.isDirectory(file)) {
            throw new CommandException(file + " is a folder");
        }
        return Files.readAllBytes(file);
    }

    private static byte[] fetched(String address) throws IOException {
        try {
            URLConnection connection = URI.create(address).toURL().openConnection();
            connection.setConnectTimeout(CONNECT_MILLIS);
            connection.setReadTimeout(READ_MILLIS);
            try (InputStream in = connection.getInputStream()) {
                return in.readAllBytes();
            }
        } catch (IllegalArgumentException e) {
            throw new CommandException("this is no web address: " + address);
        }
    }
}
