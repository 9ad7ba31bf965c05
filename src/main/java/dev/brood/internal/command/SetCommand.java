package dev.brood.internal.command;

import dev.brood.internal.command.Preferences.Keys;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** {@code /set}: feedback, prompts, keys, editor, names before output. */
final class SetCommand implements Command {

    private static final List<String> SETTINGS =
            List.of("feedback", "mode", "prompt", "editor", "prefix");

    /** What jshell can set and a file may, but which means nothing here. */
    private static final List<String> OF_JSHELL =
            List.of("start", "truncation", "format", "indent");

    /** A word, or a text in quotes. */
    private static final Pattern WORD = Pattern.compile("\"((?:[^\"\\\\]|\\\\.)*)\"|(\\S+)");

    @Override
    public String name() {
        return "set";
    }

    @Override
    public String parameter() {
        return "[feedback|mode|prompt|editor|prefix ...]";
    }

    @Override
    public List<String> choices(List<String> before) {
        if (before.isEmpty()) {
            return SETTINGS;
        }
        Stream<String> modes = Stream.of(Feedback.values()).map(Feedback::word);
        return switch (before.getFirst()) {
            case "feedback" -> modes.toList();
            case "mode" ->
                    before.size() == 1
                            ? Stream.of(Keys.values()).map(SetCommand::word).toList()
                            : Stream.concat(modes, Stream.of("-command", "-quiet", "-delete"))
                                    .toList();
            case "prefix" -> List.of("on", "off");
            default -> List.of();
        };
    }

    @Override
    public String help() {
        return "show or set how the prompt behaves";
    }

    @Override
    public String details() {
        return """
        /set feedback verbose|normal|concise|silent   how much is said about what you enter
        /set mode NAME [FROM] [-command|-quiet]       a feedback mode of your own, made from another; -delete
        /set prompt NAME "PROMPT" "CONTINUATION"      the prompts of such a mode; %s is the next snippet's number
        /set mode emacs|vi                            whose keys edit a line
        /set editor COMMAND                           what /edit starts, instead of $VISUAL or $EDITOR
        /set prefix on|off                            the name of the process before each line that it prints
        """;
    }

    @Override
    public String example() {
        return """
        /set feedback concise
        /set mode mine concise -quiet
        /set prompt mine "%s> " ""
        /set feedback mine
        /set mode vi
        /set prefix on
        /set
        """;
    }

    @Override
    public void run(String argument, Conversation conversation) {
        List<String> words = words(argument);
        if (words.isEmpty()) {
            showAll(conversation);
            return;
        }
        List<String> values = words.subList(1, words.size());
        Preferences preferences = conversation.preferences();
        switch (setting(words.getFirst())) {
            case "feedback" -> FeedbackSettings.feedback(values, conversation);
            case "prompt" -> FeedbackSettings.prompt(values, conversation);
            case "mode" -> {
                if (!values.isEmpty() && isKeys(values.getFirst())) {
                    preferences.keys(Keys.valueOf(values.getFirst().toUpperCase(Locale.ROOT)));
                } else {
                    FeedbackSettings.mode(values, conversation);
                }
            }
            case "editor" -> {
                if (values.isEmpty()) {
                    conversation.say(editor(preferences));
                } else {
                    preferences.editor(values.equals(List.of("-default")) ? List.of() : values);
                }
            }
            case "prefix" -> {
                if (values.isEmpty()) {
                    conversation.say(prefix(preferences));
                } else {
                    preferences.prefix(isOn(values.getFirst()));
                }
            }
            default -> {} // jshell's
        }
    }

    private static void showAll(Conversation conversation) {
        Preferences preferences = conversation.preferences();
        conversation.say("|  /set feedback " + preferences.mode().name());
        conversation.say("|  /set mode " + word(preferences.keys()));
        conversation.say(editor(preferences));
        conversation.say(prefix(preferences));
        preferences.modes().all().stream()
                .filter(Mode::isOwn)
                .flatMap(mode -> Stream.of(mode.command(), mode.promptCommand()))
                .forEach(line -> conversation.say("|  " + line));
    }

    private static String editor(Preferences preferences) {
        return "|  /set editor " + String.join(" ", preferences.editor());
    }

    private static String prefix(Preferences preferences) {
        return "|  /set prefix " + (preferences.prefix() ? "on" : "off");
    }

    private static String word(Keys keys) {
        return keys.name().toLowerCase(Locale.ROOT);
    }

    private static boolean isKeys(String word) {
        return Stream.of(Keys.values()).anyMatch(keys -> word(keys).equals(word));
    }

    private static boolean isOn(String word) {
        return switch (word) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new CommandException("the prefix is on or off, not " + word);
        };
    }

    /** By any clear beginning, as in jshell. */
    private static String setting(String word) {
        List<String> found =
                Stream.concat(SETTINGS.stream(), OF_JSHELL.stream())
                        .filter(each -> each.startsWith(word))
                        .toList();
        if (found.contains(word)) {
            return word;
        }
        if (found.size() == 1) {
            return found.getFirst();
        }
        throw new CommandException(
                found.isEmpty()
                        ? "there is no setting "
                                + word
                                + "; there are "
                                + String.join(", ", SETTINGS)
                        : word + " may be " + String.join(" or ", found));
    }

    private static List<String> words(String argument) {
        List<String> words = new ArrayList<>();
        Matcher matcher = WORD.matcher(argument);
        while (matcher.find()) {
            String quoted = matcher.group(1);
            try {
                words.add(quoted == null ? matcher.group() : quoted.translateEscapes());
            } catch (IllegalArgumentException e) {
                throw new CommandException("wrong escape in " + matcher.group());
            }
        }
        return words;
    }
}
