package dev.brood.shell;

import java.util.List;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;

/**
 * Evaluates what nobody typed and nobody is to see: the preloaded imports, {@code args}, the companions of methods, and what
 * commands need. It names all types in full, as the user's names may mean others.
 */
final class ImplicitDeclarations {

    private static final String SECRET = "hidden";

    private final JShell jshell;
    private int userCount;
    private int errorCount;
    private int hiddenCount;
    private boolean secret;

    ImplicitDeclarations(JShell jshell) {
        this.jshell = jshell;
    }

    boolean contains(Snippet snippet) {
        return snippet.id().startsWith(SECRET);
    }

    /** The number of a new snippet, as jshell counts: the user's own from 1, {@code e1} for errors. */
    String number(Snippet snippet) {
        if (secret) {
            return SECRET + ++hiddenCount;
        }
        return jshell.status(snippet).isActive() ? String.valueOf(++userCount) : "e" + ++errorCount;
    }

    /** What {@link #number} will say if the snippet is no error. */
    String nextNumber() {
        return secret ? SECRET + (hiddenCount + 1) : String.valueOf(userCount + 1);
    }

    /** Evaluates something. */
    List<SnippetEvent> evaluate(String source) {
        secret = true;
        try {
            return jshell.eval(source);
        } finally {
            secret = false;
        }
    }

    /** Declares something; gives its snippet, which may be an error. */
    Snippet declare(String source) {
        return evaluate(source).stream()
                .filter(event -> event.causeSnippet() == null)
                .map(SnippetEvent::snippet)
                .reduce((_, last) -> last)
                .orElse(null);
    }
}
