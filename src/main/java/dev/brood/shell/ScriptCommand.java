package dev.brood.shell;

import java.util.Set;

/**
 * The slash commands that stock jshell accepts in a file. Here {@code /exit} ends the script with a code; those that only
 * change how the prompt behaves are passed over.
 */
final class ScriptCommand {

    private static final Set<String> ABOUT_THE_PROMPT =
            Set.of("/set", "/history", "/list", "/vars", "/methods", "/types", "/imports", "/help");

    private ScriptCommand() {}

    static boolean isExit(String line) {
        return word(line).equals("/exit");
    }

    /** The code after {@code /exit}; 0 if there is none or if it is no number. */
    static int exitCode(String line) {
        String code = line.strip().substring("/exit".length()).strip();
        return code.matches("-?\\d{1,9}") ? Integer.parseInt(code) : 0;
    }

    /** Why a command cannot be used in a script, or null if it can. */
    static String problem(String line) {
        return ABOUT_THE_PROMPT.contains(word(line))
                ? null
                : "this command is not known in a script: " + word(line);
    }

    private static String word(String line) {
        return line.strip().split("\\s+", 2)[0];
    }
}
