package dev.brood.shell;

import dev.brood.internal.process.ThisProcess;
import dev.brood.internal.scheduler.Progress;
import dev.brood.internal.wire.SourceLines;
import dev.brood.spi.LineSink;
import dev.brood.spi.ProgressDisplay;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import java.util.function.Predicate;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;

/**
 * A session: evaluates snippets one after the other, each seeing what the earlier ones declared. One thread at a time may
 * evaluate; {@link #stop} may be called by any.
 *
 * <p>It is the one door to a session, and long because of what it has to say: nearly every method hands on to a class
 * that does the work.
 */
public final class Shell implements AutoCloseable {

    private final List<String> args;
    private final Journal journal = new Journal();

    /** Held by whoever uses the compiler, which is for one thread at a time. */
    private final Object compiling = new Object();

    /** Guarded by this. */
    private final List<Path> classPath;

    // both are written with the compiler's lock held
    private volatile List<String> updates = List.of();
    private volatile List<Outcome> others = List.of();

    // both are replaced by a reset
    private volatile Interpreter interpreter;
    private volatile Assistant assistant;

    private Shell(List<Path> classPath, List<String> args) {
        this.classPath = new ArrayList<>(classPath);
        this.args = args;
        begin();
    }

    private void begin() {
        interpreter = new Interpreter(classPath(), args);
        assistant = new Assistant(this, jshell().sourceCodeAnalysis());
    }

    private JShell jshell() {
        return interpreter.jshell();
    }

    /**
     * Opens a session. Functions of the newest session can be sent to workers.
     *
     * @param classPath jars and folders for snippets and workers, beyond the class path of this JVM
     * @param args what scripts find as {@code args}
     * @return the session
     */
    public static Shell open(List<Path> classPath, List<String> args) {
        return new Shell(classPath, args);
    }

    /**
     * Begins anew: all that was declared is gone. Children and pools go on.
     *
     * @return what it takes to have the old state again, to be evaluated in this order
     */
    public List<Journal.Entry> reset() {
        interpreter.close();
        begin();
        return journal.turnOver();
    }

    /**
     * Gives what was entered well since the beginning or the last reset.
     *
     * @return the record, which grows
     */
    public Journal journal() {
        return journal;
    }

    /**
     * Gives the class path of snippets and workers, beyond that of this JVM.
     *
     * @return a copy
     */
    public List<Path> classPath() {
        synchronized (classPath) {
            return List.copyOf(classPath);
        }
    }

    /**
     * Says another class path; it holds from the next {@link #reset} on.
     *
     * @param paths jars and folders
     */
    public void classPath(List<Path> paths) {
        synchronized (classPath) {
            classPath.clear();
            classPath.addAll(paths);
        }
    }

    /**
     * Adds to the class path of snippets and of workers, those that run already among them.
     *
     * @param path a jar or a folder of classes
     */
    public void addToClassPath(Path path) {
        synchronized (classPath) {
            if (classPath.contains(path)) {
                return;
            }
            classPath.add(path);
        }
        synchronized (compiling) {
            assistant.awaitIndex();
            interpreter.addToClassPath(path);
            assistant.awaitIndex();
        }
    }

    /**
     * Cuts the first snippet off a text.
     *
     * @param text any text
     * @return the snippet and what follows
     */
    public Cut cut(String text) {
        synchronized (compiling) {
            return interpreter.splitter().cut(text);
        }
    }

    /**
     * Evaluates one snippet.
     *
     * @param source its source, as {@link #cut} gave it
     * @param origin where it comes from
     * @return what came of it
     */
    public Outcome eval(String source, Origin origin) {
        synchronized (compiling) {
            List<SnippetEvent> events;
            try {
                events = interpreter.evaluate(source, origin);
            } catch (IllegalArgumentException | IllegalStateException | InternalError e) {
                return compilerFailed(source, e);
            }
            Outcome outcome = choose(results().of(events, source));
            updates = results().updates(events);
            if (isToBeEnteredAgain(events, outcome)) {
                journal.entered(source, origin);
            }
            return outcome;
        }
    }

    /** A fault of the compiler's, which is rare, is no reason to end the session. */
    private Outcome compilerFailed(String source, Throwable fault) {
        updates = List.of();
        others = List.of();
        return new Outcome.Rejected(
                List.of(
                        new Outcome.Problem(
                                "the compiler fails at this: " + fault, 0, source.length())));
    }

    /** One of several: what went wrong first, or else the last one. */
    private Outcome choose(List<Outcome> outcomes) {
        Outcome chosen =
                outcomes.stream()
                        .filter(outcome -> !outcome.isSuccess())
                        .findFirst()
                        .orElse(outcomes.getLast());
        others = outcomes.stream().filter(outcome -> outcome != chosen).toList();
        return chosen;
    }

    /**
     * Tells what else has come of the last snippet that was evaluated: of {@code int a = 1, b = 2} what {@link #eval} does
     * not give.
     *
     * @return the outcomes of the other variables, mostly none
     */
    public List<Outcome> others() {
        return others;
    }

    /**
     * Tells what the last snippet that was evaluated has done to others: which variables it has reset, and what cannot be used
     * any more.
     *
     * @return a line for each
     */
    public List<String> updates() {
        return updates;
    }

    /** What was stopped would have to be stopped again, unless it has declared something. */
    private static boolean isToBeEnteredAgain(List<SnippetEvent> events, Outcome outcome) {
        return !events.isEmpty()
                && events.getFirst().status().isActive()
                && (!(outcome instanceof Outcome.Stopped)
                        || Declarations.isDeclaration(events.getFirst().snippet()));
    }

    /**
     * Evaluates something of which nothing is to stay or to be seen: for commands.
     *
     * @param source one snippet
     * @return what came of it
     */
    public Outcome evalHidden(String source) {
        synchronized (compiling) {
            List<SnippetEvent> events = interpreter.evaluateHidden(source);
            Outcome outcome = results().of(events, source).getLast();
            for (SnippetEvent event : events) {
                if (event.causeSnippet() == null && status(event.snippet()).isActive()) {
                    jshell().drop(event.snippet());
                }
            }
            return outcome;
        }
    }

    /**
     * Takes a snippet out of the session.
     *
     * @param id its number
     */
    public void drop(String id) {
        synchronized (compiling) {
            dropFirst(snippet -> snippet.id().equals(id));
        }
    }

    /**
     * Takes one of the imports out that are there from the start.
     *
     * @param source the import
     */
    public void dropPreloaded(String source) {
        synchronized (compiling) {
            String subject = Preloaded.subject(source);
            interpreter.preloading().drop(subject);
            journal.dropped(subject);
        }
    }

    /**
     * Takes a declaration out of the session, as the journal has it; numbers may have changed since. Does nothing if it is not
     * there.
     *
     * @param key the source of a {@link Journal.Entry} that says so
     */
    public void dropAgain(String key) {
        synchronized (compiling) {
            Predicate<Snippet> isMeant =
                    snippet -> status(snippet).isActive() && Declarations.key(snippet).equals(key);
            if (interpreter.snippets().stream().noneMatch(isMeant)) {
                Preloaded.IMPORTS.stream()
                        .filter(source -> Preloaded.subject(source).equals(key))
                        .forEach(this::dropPreloaded);
            }
            dropFirst(isMeant);
        }
    }

    private void dropFirst(Predicate<Snippet> which) {
        interpreter.snippets().stream().filter(which).findFirst().ifPresent(this::drop);
    }

    private void drop(Snippet snippet) {
        String key = Declarations.key(snippet);
        interpreter.drop(snippet);
        if (!key.isEmpty()) {
            journal.dropped(key);
        }
    }

    private EvalResults results() {
        return new EvalResults(interpreter);
    }

    /**
     * Tells what was declared in terms of things that were never declared.
     *
     * @return a message for each, with the origin of the declaration
     */
    public List<Unresolved> unresolved() {
        JShell jshell = jshell();
        return jshell.snippets()
                .filter(snippet ->
                        status(snippet) == Status.RECOVERABLE_DEFINED
                                || status(snippet) == Status.RECOVERABLE_NOT_DEFINED)
                .map(snippet ->
                        new Unresolved(
                                Declarations.describeUnresolved(jshell, snippet),
                                interpreter.sources().origin(snippet.id())))
                .toList();
    }

    /**
     * A declaration that is waiting for others.
     *
     * @param message what it is waiting for
     * @param origin where it was declared
     */
    public record Unresolved(String message, Origin origin) {}

    /**
     * Makes a call that may run the user's code, such as a {@code toString}: it can be stopped, and can throw, as a snippet.
     *
     * @param code what to call
     * @return an {@link Outcome.Value} with what it gave, or why there is none
     */
    public Outcome call(Callable<?> code) {
        return results().of(interpreter.control().call(code));
    }

    /**
     * Stops the snippet that is being evaluated, if there is one: its loops end, its waits are interrupted. Returns
     * at once.
     */
    public void stop() {
        jshell().stop();
    }

    /**
     * Leaves the snippet that is being evaluated to itself, if there is one: for snippets that heed neither an interrupt
     * nor {@link #stop}, as in reading from a file. Its thread goes on; to the session it is stopped. Returns at once.
     */
    public void abandon() {
        interpreter.control().abandon();
    }

    /**
     * Lists the variables that the user declared.
     *
     * @return their snippets, in the order of their declarations
     */
    public List<VarSnippet> variables() {
        return interpreter.variables();
    }

    /**
     * Lists the methods that the user declared.
     *
     * @return their snippets, in the order of their declarations
     */
    public List<MethodSnippet> methods() {
        return jshell().methods().toList();
    }

    /**
     * Says what to type instead of something that was rejected, to people who come from other shells and languages.
     *
     * @param source the snippet
     * @return a line, if there is something to say
     */
    public Optional<String> hint(String source) {
        return Hints.of(source, names());
    }

    /**
     * Gives the names of what the user declared.
     *
     * @return names of variables, methods and types
     */
    public Set<String> names() {
        Set<String> names = new TreeSet<>();
        variables().stream()
                .filter(v -> v.subKind() != Snippet.SubKind.TEMP_VAR_EXPRESSION_SUBKIND)
                .forEach(variable -> names.add(variable.name()));
        methods().forEach(method -> names.add(method.name()));
        jshell().types().forEach(type -> names.add(type.name()));
        return names;
    }

    /**
     * Gives who knows what can be typed next.
     *
     * @return always the same
     */
    public Assistant assistant() {
        return assistant;
    }

    /**
     * Gives the number of the next snippet.
     *
     * @return what it will have if it is no error
     */
    public String nextNumber() {
        return interpreter.implicit().nextNumber();
    }

    /** Has what is done to run a script noted, until the next reset. */
    void recordTo(Recording recording) {
        interpreter.recordTo(recording);
    }

    /** The source lines of a class, or null. */
    SourceLines lines(String className) {
        return interpreter.sources().lines(className);
    }

    /** Knows the classes of the session and of its class path. */
    ClassLoader loader() {
        return interpreter.loader();
    }

    /** The lock of the compiler. */
    Object compiling() {
        return compiling;
    }

    /** All snippets that there are and were, but for those that nobody typed. */
    List<Snippet> snippets() {
        return interpreter.snippets();
    }

    /** The functions that stand for methods. */
    List<VarSnippet> companions() {
        return interpreter.companions().all();
    }

    /** The number of the snippet of the user's that a class was made for, or within. */
    Optional<String> snippetOf(String className) {
        return interpreter.snippetOf(className);
    }

    boolean isPreloaded(String source) {
        return interpreter.preloading().isInForce(Preloaded.subject(source));
    }

    /** A type, or a text with such, for people. */
    String shortType(String name) {
        return new TypeNames(interpreter.preloading()).shorten(name);
    }

    Status status(Snippet snippet) {
        return jshell().status(snippet);
    }

    /** The value of a variable, or null if it has none. */
    Object value(VarSnippet variable) {
        return interpreter.value(variable);
    }

    /**
     * Lists what there is in the session, as text for people.
     *
     * @return the lists, each made when it is asked for
     */
    public Listing listing() {
        return new Listing(this);
    }

    /** Ends the session. Children go on. */
    @Override
    public void close() {
        interpreter.close();
    }

    /**
     * Sends what children print somewhere else than to the standard streams. Holds for all sessions of this JVM.
     *
     * @param sink takes whole lines, from several threads
     */
    public static void sendOutputTo(LineSink sink) {
        ThisProcess.sendOutputTo(sink);
    }

    /**
     * Has the progress of pools shown somewhere else than on standard error. Holds for all sessions of this JVM.
     *
     * @param display shows one line at a time
     */
    public static void showProgressOn(ProgressDisplay display) {
        Progress.sendTo(display);
    }
}
