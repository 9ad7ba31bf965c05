package dev.brood.internal.code;

import dev.brood.internal.wire.SourceLines;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.stream.Stream;

/**
 * Stack traces as the user wants to read them: names and lines of the source that was typed instead of JShell's, and
 * none of the frames that only say how the user's code came to be called.
 */
public final class Traces {

    private static final List<String> MACHINERY =
            List.of(
                    "dev.brood.",
                    "jdk.jshell.",
                    "jdk.internal.",
                    "java.lang.reflect.",
                    "com.esotericsoftware.",
                    "java.io.ObjectInputStream",
                    "java.io.ObjectStreamClass");

    /** What the stub of a method throws that refers to something not yet declared. */
    private static final String UNRESOLVED = "jdk.jshell.spi.SPIResolutionException";

    private final SessionClasses session;

    /**
     * Makes a translator.
     *
     * @param session knows where session classes come from
     */
    public Traces(SessionClasses session) {
        this.session = session;
    }

    /**
     * Rewrites the traces of an exception, its causes and what it suppressed.
     *
     * @param thrown the exception, changed in place
     * @return the exception; another one in place of JShell's own, which says nothing
     */
    public Throwable translate(Throwable thrown) {
        boolean unresolved = thrown.getClass().getName().equals(UNRESOLVED);
        StackTraceElement[] raw = unresolved ? thrown.getStackTrace() : new StackTraceElement[0];
        translate(thrown, Collections.newSetFromMap(new IdentityHashMap<>()));
        if (raw.length == 0) {
            return thrown;
        }
        Throwable clear =
                new IllegalStateException(
                        methodName(raw[0].getMethodName())
                                + " refers to something that was not declared when this process was started");
        clear.setStackTrace(thrown.getStackTrace());
        return clear;
    }

    /** An exception of the user's may throw while it is asked; it stays as it is then. */
    private void translate(Throwable thrown, Set<Throwable> seen) {
        if (thrown == null || !seen.add(thrown)) {
            return;
        }
        try {
            thrown.setStackTrace(translate(thrown.getStackTrace()));
            translate(thrown.getCause(), seen);
        } catch (RuntimeException | StackOverflowError e) {
            // its message says why, or its stand-in
        }
        for (Throwable suppressed : thrown.getSuppressed()) {
            translate(suppressed, seen);
        }
    }

    private StackTraceElement[] translate(StackTraceElement[] trace) {
        List<StackTraceElement> frames = new ArrayList<>(List.of(trace));
        while (!frames.isEmpty() && isMachinery(frames.getLast())) {
            frames.removeLast();
        }
        return frames.stream().flatMap(this::translate).toArray(StackTraceElement[]::new);
    }

    private static boolean isMachinery(StackTraceElement frame) {
        Predicate<String> begins = frame.getClassName()::startsWith;
        boolean threadStart =
                frame.getClassName().equals("java.lang.Thread")
                        && frame.getMethodName().startsWith("run");
        return threadStart || MACHINERY.stream().anyMatch(begins);
    }

    /**
     * Translates a frame.
     *
     * @param frame of a stack
     * @return its place in the source; nothing for a snippet that the user did not type
     */
    public Optional<StackTraceElement> shown(StackTraceElement frame) {
        return translate(frame).findFirst();
    }

    /** One frame, or none for a snippet that the user did not type. */
    private Stream<StackTraceElement> translate(StackTraceElement frame) {
        String wrapper = SessionNames.wrapperOf(frame.getClassName());
        if (wrapper == null) {
            return Stream.of(frame);
        }
        SourceLines source = session.source(wrapper);
        return Stream.ofNullable(source)
                .map(from ->
                        new StackTraceElement(
                                className(frame.getClassName(), wrapper),
                                methodName(frame.getMethodName()),
                                from.source(),
                                lineOf(from, frame)));
    }

    /** The line of the source; −1, which is not shown, for what JShell has added. */
    private static int lineOf(SourceLines source, StackTraceElement frame) {
        int line = source.line(frame.getLineNumber());
        return line == 0 ? -1 : line;
    }

    private static String className(String name, String wrapper) {
        return name.equals(wrapper) ? "session" : name.substring(wrapper.length() + 1);
    }

    private static String methodName(String name) {
        if (name.startsWith("lambda$")) {
            return "lambda";
        }
        return name.equals("do_it$") ? "run" : name;
    }
}
