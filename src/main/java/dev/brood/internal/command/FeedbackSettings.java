package dev.brood.internal.command;

import java.util.ArrayList;
import java.util.List;

/** What {@code /set} knows of feedback: {@code feedback}, {@code mode} and {@code prompt}, as in jshell. */
final class FeedbackSettings {

    private static final String QUIET = "-quiet";
    private static final String COMMAND = "-command";
    private static final String DELETE = "-delete";
    private static final String RETAIN = "-retain";

    private FeedbackSettings() {}

    /** {@code /set feedback [MODE]}. */
    static void feedback(List<String> words, Conversation conversation) {
        Modes modes = conversation.preferences().modes();
        List<String> names = without(words, RETAIN);
        if (names.isEmpty()) {
            conversation.say("|  /set feedback " + modes.current().name());
            conversation.say("|");
            conversation.say("|  Available feedback modes:");
            modes.all().forEach(mode -> conversation.say("|     " + mode.name()));
            return;
        }
        modes.use(modes.named(names.getFirst()));
        if (!modes.current().isQuiet()) {
            conversation.report("|  Feedback mode: " + modes.current().name());
        }
    }

    /** {@code /set mode [NAME [FROM] [-command|-quiet|-delete]]}. */
    static void mode(List<String> words, Conversation conversation) {
        Modes modes = conversation.preferences().modes();
        List<String> names = without(words, QUIET, COMMAND, DELETE, RETAIN);
        if (names.isEmpty()) {
            modes.all().stream().map(Mode::command).forEach(line -> conversation.say("|  " + line));
            return;
        }
        String name = names.getFirst();
        if (words.contains(DELETE)) {
            modes.remove(modes.own(name));
        } else if (words.size() == 1 && modes.contains(name)) {
            conversation.say("|  " + modes.named(name).command());
            conversation.say("|  " + modes.named(name).promptCommand());
        } else {
            define(name, names.size() > 1 ? names.get(1) : "", words, conversation);
        }
    }

    private static void define(
            String name, String from, List<String> words, Conversation conversation) {
        Modes modes = conversation.preferences().modes();
        boolean isNew = !modes.contains(name);
        Mode mode =
                isNew
                        ? (from.isEmpty() ? Mode.of(Feedback.NORMAL) : modes.named(from)).copy(name)
                        : modes.own(name);
        if (words.contains(QUIET) || words.contains(COMMAND)) {
            mode = mode.quiet(words.contains(QUIET));
        }
        modes.put(mode);
        if (isNew && !modes.current().isQuiet()) {
            conversation.report("|  Created new feedback mode: " + name);
        }
    }

    /** {@code /set prompt [MODE ["PROMPT" ["CONTINUATION"]]]}. */
    static void prompt(List<String> words, Conversation conversation) {
        Modes modes = conversation.preferences().modes();
        List<String> said = without(words, RETAIN);
        if (said.isEmpty()) {
            modes.all().forEach(mode -> conversation.say("|  " + mode.promptCommand()));
        } else if (said.size() == 1) {
            conversation.say("|  " + modes.named(said.getFirst()).promptCommand());
        } else {
            Mode mode = modes.own(said.getFirst());
            modes.put(
                    mode.prompts(said.get(1), said.size() > 2 ? said.get(2) : mode.continuation()));
        }
    }

    private static List<String> without(List<String> words, String... options) {
        List<String> rest = new ArrayList<>(words);
        rest.removeAll(List.of(options));
        for (String word : rest) {
            if (word.startsWith("-")) {
                throw new CommandException("there is no option " + word + "; /help set");
            }
        }
        return rest;
    }
}
