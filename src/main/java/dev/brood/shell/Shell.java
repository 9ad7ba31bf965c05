package dev.brood.shell;

import dev.brood.code.Traces;
import dev.brood.process.ThisProcess;
import dev.brood.shell.Outcome.Place;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.concurrent.Callable;
import jdk.jshell.JShell;
import jdk.jshell.JShellException;
import jdk.jshell.MethodSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.SnippetEvent;
import jdk.jshell.UnresolvedReferenceException;
import jdk.jshell.VarSnippet;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/**
 * A session: evaluates snippets one after the other, each seeing what the earlier ones declared. One thread at a time may
 * evaluate; {@link #stop} may be called by any.
 */
public final class Shell implements AutoCloseable {

    private final List<String> args;
    private final boolean forPeople;
    private final Journal journal = new Journal();

    /** Held by whoever uses the compiler, which is for one thread at a time. */
    private final Object compiling = new Object();

    /** Guarded by this. */
    private final List<Path> classPath;

    // replaced by a reset, all together
    private volatile SourceMap sources;
    private volatile PromptLoader loader;
    private volatile PromptControl control;
    private volatile JShell jshell;
    private volatile Hidden hidden;
    private volatile Cutter cutter;
    private volatile Assistant assistant;

    private Shell(List<Path> classPath, List<String> args, boolean forPeople) {
        this.classPath = new ArrayList<>(classPath);
        this.args = args;
        this.forPeople = forPeople;
        begin();
    }

    private void begin() {
        sources = new SourceMap();
        loader = new PromptLoader(sources::lines);
        control = new PromptControl(loader);
        // -parameters and -g: names for kwargs and for errors. forceSerializable makes every lambda
        // sendable.
        jshell =
                JShell.builder()
                        .idGenerator((snippet, _) -> hidden.number(snippet))
                        .tempVariableNameGenerator(() -> "$" + hidden.nextNumber())
                        .executionEngine(new LocalEngineProvider(), Map.of())
                        .compilerOptions("-parameters", "-g", "-XDforceSerializable")
                        .build();
        hidden = new Hidden(jshell, loader, args);
        classPath().forEach(path -> jshell.addToClasspath(absolute(path)));
        ThisProcess.useSession(loader);
        hidden.preload(forPeople);
        // Not before: they start JShell's indexer, which in its thread may set the compiler's class
        // path back.
        cutter = new Cutter(jshell);
        assistant = new Assistant(this, jshell.sourceCodeAnalysis());
    }

    /**
     * Opens a session. Functions of the newest session can be sent to workers.
     *
     * @param classPath jars and folders for snippets and workers, beyond the class path of this JVM
     * @param args what scripts find as {@code args}
     * @return the session
     */
    public static Shell open(List<Path> classPath, List<String> args) {
        return new Shell(classPath, args, true);
    }

    /**
     * Opens a session as {@link #open} does, but sooner, for a script that is only run: names of types that it gives are
     * full ones.
     *
     * @param classPath jars and folders for snippets and workers, beyond the class path of this JVM
     * @param args what scripts find as {@code args}
     * @return the session
     */
    public static Shell openForScript(List<Path> classPath, List<String> args) {
        return new Shell(classPath, args, false);
    }

    /**
     * Begins anew: all that was declared is gone. Children and pools go on.
     *
     * @return what it takes to have the old state again, to be evaluated in this order
     */
    public List<Journal.Entry> reset() {
        jshell.close();
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
            jshell.addToClasspath(absolute(path));
            assistant.awaitIndex();
        }
    }

    private static String absolute(Path path) {
        return path.toAbsolutePath().toString();
    }

    /**
     * Cuts the first snippet off a text.
     *
     * @param text any text
     * @return the snippet and what follows
     */
    public Cut cut(String text) {
        synchronized (compiling) {
            return cutter.cut(text);
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
            hidden.before(source);
            control.forget();
            List<SnippetEvent> events = jshell.eval(source);
            for (SnippetEvent event : events) {
                note(event, source, origin);
            }
            hidden.after(events);
            if (!events.isEmpty() && events.getFirst().status().isActive()) {
                journal.entered(source, origin);
            }
            return outcome(events, source);
        }
    }

    /**
     * Evaluates something of which nothing is to stay or to be seen: for commands.
     *
     * @param source one snippet
     * @return what came of it
     */
    public Outcome evalHidden(String source) {
        synchronized (compiling) {
            hidden.before(source);
            control.forget();
            List<SnippetEvent> events = hidden.evaluate(source);
            Outcome outcome = outcome(events, source);
            for (SnippetEvent event : events) {
                if (event.causeSnippet() == null && jshell.status(event.snippet()).isActive()) {
                    jshell.drop(event.snippet());
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
            jshell.snippets()
                    .filter(snippet -> snippet.id().equals(id))
                    .findFirst()
                    .ifPresent(snippet -> {
                        hidden.after(jshell.drop(snippet));
                        journal.dropped(id);
                    });
        }
    }

    private void note(SnippetEvent event, String source, Origin origin) {
        Snippet snippet = event.snippet();
        if (event.causeSnippet() == null) {
            int lines = leadingLines(source, snippet.source());
            sources.origin(snippet.id(), new Origin(origin.source(), origin.line() + lines));
        }
        if (event.status().isDefined()) {
            sources.declared(snippet, jshell.sourceCodeAnalysis().wrapper(snippet));
        }
    }

    private static int leadingLines(String source, String snippet) {
        int offset = Math.max(0, source.indexOf(snippet));
        return (int) source.substring(0, offset).chars().filter(c -> c == '\n').count();
    }

    private Outcome outcome(List<SnippetEvent> events, String source) {
        return events.isEmpty() ? new Outcome.Done("") : outcome(events.getFirst(), source);
    }

    private Outcome outcome(SnippetEvent event, String source) {
        Snippet snippet = event.snippet();
        if (event.status() == Status.REJECTED) {
            return new Outcome.Rejected(Problems.of(jshell, snippet, source));
        }
        if (event.exception() instanceof UnresolvedReferenceException unresolved) {
            int start = ScriptText.codeStart(source, 0);
            String message = describeUnresolved(unresolved.getSnippet());
            return new Outcome.Rejected(
                    List.of(new Outcome.Problem(message, start, source.length())));
        }
        SnippetRun run = control.last();
        if (run != null && run.wasStopped()) {
            return new Outcome.Stopped(); // whichever way its wait or loop came to an end
        }
        if (run != null && run.thrown() != null) {
            return new Outcome.Threw(new Traces(loader).translate(run.thrown()));
        }
        if (event.exception() instanceof JShellException other) {
            return new Outcome.Threw(other);
        }
        Object value = run == null ? null : run.value();
        if (event.status() == Status.VALID
                && snippet instanceof VarSnippet variable
                && hasValue(variable)) {
            return new Outcome.Value(variable.name(), place(snippet), variable.typeName(), value);
        }
        if (snippet.subKind() == Snippet.SubKind.VAR_VALUE_SUBKIND
                || snippet.subKind() == Snippet.SubKind.ASSIGNMENT_SUBKIND) {
            var expression = (jdk.jshell.ExpressionSnippet) snippet;
            return new Outcome.Value(
                    expression.name(), place(snippet), expression.typeName(), value);
        }
        return new Outcome.Done(Declarations.describe(jshell, event));
    }

    private static Place place(Snippet snippet) {
        return switch (snippet.subKind()) {
            case TEMP_VAR_EXPRESSION_SUBKIND -> Place.SCRATCH;
            case ASSIGNMENT_SUBKIND -> Place.ASSIGNED;
            case VAR_VALUE_SUBKIND -> Place.NAMED;
            default -> Place.DECLARED;
        };
    }

    private static boolean hasValue(VarSnippet variable) {
        return variable.subKind() != Snippet.SubKind.VAR_DECLARATION_SUBKIND;
    }

    private String describeUnresolved(Snippet snippet) {
        return Declarations.describeUnresolved(jshell, snippet);
    }

    /**
     * Tells what was declared in terms of things that were never declared.
     *
     * @return a message for each, with the origin of the declaration
     */
    public List<Unresolved> unresolved() {
        List<Unresolved> result = new ArrayList<>();
        jshell.snippets()
                .filter(snippet ->
                        jshell.status(snippet) == Status.RECOVERABLE_DEFINED
                                || jshell.status(snippet) == Status.RECOVERABLE_NOT_DEFINED)
                .forEach(snippet ->
                        result.add(
                                new Unresolved(
                                        describeUnresolved(snippet),
                                        sources.origin(snippet.id()))));
        return result;
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
        SnippetRun run = control.call(code);
        if (run.wasStopped()) {
            return new Outcome.Stopped();
        }
        return run.thrown() == null
                ? new Outcome.Value("", Place.SCRATCH, "Object", run.value())
                : new Outcome.Threw(new Traces(loader).translate(run.thrown()));
    }

    /**
     * Stops the snippet that is being evaluated, if there is one: its loops end, its waits are interrupted. Returns
     * at once.
     */
    public void stop() {
        jshell.stop();
    }

    /**
     * Leaves the snippet that is being evaluated to itself, if there is one: for snippets that heed neither an interrupt
     * nor {@link #stop}, as in reading from a file. Its thread goes on; to the session it is stopped. Returns at once.
     */
    public void abandon() {
        control.abandon();
    }

    /**
     * Lists the variables that the user declared.
     *
     * @return their snippets, in the order of their declarations
     */
    public List<VarSnippet> variables() {
        return jshell.variables().filter(v -> !hidden.contains(v)).toList();
    }

    /**
     * Gives the value of a variable as text.
     *
     * @param variable a variable of this session
     * @return the text as JShell shows it
     */
    public String valueText(VarSnippet variable) {
        return jshell.varValue(variable);
    }

    /**
     * Lists the methods that the user declared.
     *
     * @return their snippets, in the order of their declarations
     */
    public List<MethodSnippet> methods() {
        return jshell.methods().toList();
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
        jshell.types().forEach(type -> names.add(type.name()));
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
        return hidden.nextNumber();
    }

    /** The lock of the compiler. */
    Object compiling() {
        return compiling;
    }

    /**
     * Lists all snippets that there are and were, but for those that nobody typed and that are no imports.
     *
     * @return the snippets in their order
     */
    List<Snippet> snippets() {
        return jshell.snippets().filter(snippet -> !hidden.isSecret(snippet)).toList();
    }

    /** The functions that stand for methods. */
    List<VarSnippet> companions() {
        return hidden.companions();
    }

    /** The number of the snippet of the user's that a class was made for, or within. */
    Optional<String> snippetOf(String className) {
        return snippets().stream()
                .filter(snippet -> jshell.status(snippet).isActive())
                .filter(snippet -> {
                    String wrapper =
                            jshell.sourceCodeAnalysis().wrapper(snippet).fullClassName();
                    return className.equals(wrapper) || className.startsWith(wrapper + "$");
                })
                .map(Snippet::id)
                .findFirst();
    }

    Status status(Snippet snippet) {
        return jshell.status(snippet);
    }

    /**
     * Gives the value of a variable.
     *
     * @param variable a variable of this session
     * @return the value, or null if it has none
     */
    Object value(VarSnippet variable) {
        try {
            String holder = jshell.sourceCodeAnalysis().wrapper(variable).fullClassName();
            Field field = Class.forName(holder, false, loader).getDeclaredField(variable.name());
            field.setAccessible(true);
            return field.get(null);
        } catch (ReflectiveOperationException | LinkageError e) {
            return null; // it waits for a type that is not declared yet
        }
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
        jshell.close();
    }

    private final class LocalEngineProvider implements ExecutionControlProvider {
        @Override
        public String name() {
            return "brood";
        }

        @Override
        public ExecutionControl generate(ExecutionEnv environment, Map<String, String> parameters) {
            return control;
        }
    }
}
