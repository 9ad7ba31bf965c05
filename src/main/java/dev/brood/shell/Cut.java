package dev.brood.shell;

/**
 * The first snippet of a text.
 *
 * @param state whether there is one
 * @param snippet its source, to be evaluated; empty if there is none
 * @param rest the text behind it
 */
public record Cut(State state, String snippet, String rest) {

    /** What can be said of a text. */
    public enum State {
        /** It begins with a whole snippet. */
        COMPLETE,
        /** More lines are needed. */
        INCOMPLETE,
        /** There is nothing in it but space and comments. */
        EMPTY,
        /**
         * It cannot become a snippet, whatever follows; evaluating it tells why. What is cut off are the lines up to the first
         * that makes no sense.
         */
        BROKEN
    }
}
