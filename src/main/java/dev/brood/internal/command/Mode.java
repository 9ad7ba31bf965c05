package dev.brood.internal.command;

/**
 * How the prompt talks to the user.
 *
 * @param name what the user calls it
 * @param feedback how much is said about what was entered
 * @param isQuiet whether commands say nothing about what they did well
 * @param prompt what stands before an entry; {@code %s} is the number of the next snippet
 * @param continuation what stands before the other lines of an entry
 * @param isOwn whether it is the user's own, which can be changed
 */
public record Mode(
        String name,
        Feedback feedback,
        boolean isQuiet,
        String prompt,
        String continuation,
        boolean isOwn) {

    private static final String PROMPT = "brood> ";
    private static final String CONTINUATION = "  ...> ";

    /** The one at the beginning. */
    public static final Mode FIRST = of(Feedback.NORMAL);

    /** One of jshell's. */
    static Mode of(Feedback feedback) {
        boolean quiet = feedback == Feedback.SILENT || feedback == Feedback.CONCISE;
        return new Mode(feedback.word(), feedback, quiet, PROMPT, CONTINUATION, false);
    }

    /** The same as a mode of the user's, by another name. */
    Mode copy(String newName) {
        return new Mode(newName, feedback, isQuiet, prompt, continuation, true);
    }

    Mode quiet(boolean now) {
        return new Mode(name, feedback, now, prompt, continuation, isOwn);
    }

    Mode prompts(String newPrompt, String newContinuation) {
        return new Mode(name, feedback, isQuiet, newPrompt, newContinuation, isOwn);
    }

    /** The command that makes it. */
    String command() {
        return "/set mode " + name + " " + feedback.word() + (isQuiet ? " -quiet" : " -command");
    }

    /** The command that sets its prompts. */
    String promptCommand() {
        return "/set prompt " + name + " \"" + prompt + "\" \"" + continuation + "\"";
    }
}
