package dev.brood.repl.command;

import dev.brood.repl.command.Preferences.Keys;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/** {@code /set}: feedback, keys and editor. */
final class SetCommand implements Command {

    /** What jshell can set and a file may, but which means nothing here. */
    private static final Set<String> OF_JSHELL =
            Set.of("start", "prompt", "truncation", "format", "indent");

    @Override
    public String name() {
        return "set";
    }

    @Override
    public String parameter() {
        return "[feedback|mode|editor ...]";
    }

    @Override
    public String help() {
        return "show or set how the prompt behaves";
    }

    @Override
    public String details() {
        return """
        /set feedback verbose|normal|concise|silent   how much is said about what you enter
        /set mode emacs|vi                            whose keys edit a line
        /set editor COMMAND                           what /edit starts, instead of $VISUAL or $EDITOR
        """;
    }

    @Override
    public String example() {
        return """
        /set feedback concise
        /set mode vi
        /set
        """;
    }

    @Override
    public void run(String argument, Conversation conversation) {
        Preferences preferences = conversation.preferences();
        List<String> words = argument.isEmpty() ? List.of() : List.of(argument.split("\\s+"));
        if (words.isEmpty()) {
            conversation.say("|  /set feedback " + preferences.feedback().word());
            conversation.say("|  /set mode " + preferences.keys().name().toLowerCase(Locale.ROOT));
            conversation.say("|  /set editor " + String.join(" ", preferences.editor()));
            return;
        }
        String value = words.size() > 1 ? words.get(1) : "";
        switch (words.getFirst()) {
            case "feedback" -> {
                if (value.isEmpty()) {
                    conversation.say("|  /set feedback " + preferences.feedback().word());
                } else {
                    preferences.feedback(Feedback.named(value));
                }
            }
            case "mode" -> preferences.keys(keys(value));
            case "editor" -> preferences.editor(words.subList(1, words.size()));
            default -> {
                if (!OF_JSHELL.contains(words.getFirst())) {
                    throw new CommandException(
                            "there is no setting "
                                    + words.getFirst()
                                    + "; there are feedback, mode and editor");
                }
            }
        }
    }

    private static Keys keys(String value) {
        return switch (value) {
            case "emacs" -> Keys.EMACS;
            case "vi" -> Keys.VI;
            default -> throw new CommandException("the mode is emacs or vi, not " + value);
        };
    }
}
