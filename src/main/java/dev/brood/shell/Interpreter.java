package dev.brood.shell;

import dev.brood.internal.process.ThisProcess;
import dev.brood.internal.wire.SourceLines;
import java.lang.reflect.Field;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import jdk.jshell.JShell;
import jdk.jshell.Snippet;
import jdk.jshell.SnippetEvent;
import jdk.jshell.VarSnippet;
import jdk.jshell.spi.ExecutionControl;
import jdk.jshell.spi.ExecutionControlProvider;
import jdk.jshell.spi.ExecutionEnv;

/**
 * A JShell with all that belongs to it: where its classes are loaded and run, what is declared in secret, which lines its
 * snippets come from. A reset puts another one in its place. For one thread at a time, but for {@link #jshell}'s {@code stop}.
 */
final class Interpreter implements AutoCloseable {

    /** What scripts find their arguments in. */
    private static final String ARGS = "args";

    /** JShell's name for the field behind {@code int _ = 5}. */
    private static final String UNNAMED = "$UNNAMED";

    private final SourceMap sources = new SourceMap();
    private final PromptLoader loader = new PromptLoader(this::lines);
    private final PromptControl control = new PromptControl(loader, this::redefined);
    private final JShell jshell;
    private final ImplicitDeclarations implicit;
    private final Preloading preloading;
    private final Companions companions;
    private final List<String> args;
    private final SnippetSplitter splitter;

    /** Classes that have got other code, of which the lines are to be noted before they move. */
    private final Set<String> redefined = ConcurrentHashMap.newKeySet();

    /** Variables that have kept their values when an import changed their types. */
    private Set<Snippet> kept = Set.of();

    private record Running(String source, Origin origin) {}

    private CompilerFiles files;

    private Recording recording = Recording.NONE;

    /** What is being evaluated; null if nothing. */
    private volatile Running running;

    /** What ran of the snippet that was evaluated last; what is declared in secret runs as well. */
    private Map<String, SnippetRun> lastRuns = Map.of();

    /** Makes one. Functions of the newest one can be sent to workers. */
    Interpreter(List<Path> classPath, List<String> args) {
        jshell =
                JShell.builder()
                        .idGenerator((snippet, _) -> number(snippet))
                        .tempVariableNameGenerator(this::temporaryName)
                        .executionEngine(new ControlProvider(), Map.of())
                        .compilerOptions(compilerOptions())
                        .fileManager(standard -> files = new CompilerFiles(standard))
                        .build();
        this.args = List.copyOf(args);
        implicit = new ImplicitDeclarations(jshell);
        preloading = new Preloading(jshell, implicit, loader);
        companions = new Companions(jshell, implicit, loader);
        classPath.forEach(this::addToClassPath);
        ThisProcess.useSession(loader);
        preloading.begin();
        // Not before: it starts JShell's indexer, which in its thread may set the compiler's class
        // path back.
        splitter = new SnippetSplitter(jshell.sourceCodeAnalysis());
    }

    /** Names for kwargs and for errors; what the JVM was told to preview. */
    private static String[] compilerOptions() {
        List<String> options = new ArrayList<>(List.of("-parameters", "-g"));
        if (System.getProperty("brood.jvm.options", "")
                .lines()
                .anyMatch("--enable-preview"::equals)) {
            String version = String.valueOf(Runtime.version().feature());
            options.addAll(List.of("--enable-preview", "-source", version));
        }
        return options.toArray(String[]::new);
    }

    private String number(Snippet snippet) {
        return implicit.number(snippet);
    }

    private String temporaryName() {
        return "$" + implicit.nextNumber();
    }

    /** Has what is done noted from now on. */
    void recordTo(Recording recording) {
        this.recording = recording;
        control.recordTo(recording);
        sources.recordTo(recording);
    }

    Recording recording() {
        return recording;
    }

    JShell jshell() {
        return jshell;
    }

    ImplicitDeclarations implicit() {
        return implicit;
    }

    Preloading preloading() {
        return preloading;
    }

    Companions companions() {
        return companions;
    }

    SnippetSplitter splitter() {
        return splitter;
    }

    SourceMap sources() {
        return sources;
    }

    PromptControl control() {
        return control;
    }

    PromptLoader loader() {
        return loader;
    }

    void addToClassPath(Path path) {
        jshell.addToClasspath(path.toAbsolutePath().toString());
        preloading.classPathChanged();
    }

    /** Evaluates a snippet. */
    List<SnippetEvent> evaluate(String source, Origin origin) {
        files.nextSnippet();
        preloading.before(source);
        declareMentioned(source);
        control.forget();
        Running now = new Running(source, origin);
        running = now;
        HeldValues held = Import.of(source) == null ? null : HeldValues.of(this);
        List<SnippetEvent> events;
        try {
            events = jshell.eval(source);
        } finally {
            running = null;
            lastRuns = control.runs();
        }
        kept = held == null ? Set.of() : held.putBack();
        for (SnippetEvent event : events) {
            note(event, now);
        }
        preloading.after(events);
        companions.after(events);
        noteRedefined();
        return events;
    }

    /** Whether a variable has kept its value, though JShell thinks otherwise. */
    boolean hasKeptValue(Snippet variable) {
        return kept.contains(variable);
    }

    private void redefined(String className) {
        sources.redefined(className);
        redefined.add(className);
    }

    /** JShell tells of a snippet whose class has changed only if its type has. */
    private void noteRedefined() {
        if (!redefined.isEmpty()) {
            snippets().stream()
                    .filter(snippet -> jshell.status(snippet).isDefined())
                    .filter(snippet -> redefined.contains(wrapperName(snippet)))
                    .forEach(this::noteWrapper);
            redefined.clear();
        }
    }

    /** How a snippet ran that was evaluated last, or null if there was nothing to run. */
    SnippetRun lastRun(Snippet snippet) {
        return lastRuns.get(wrapperName(snippet));
    }

    /** Declares variables that a text needs, as it seems, and that the user has not. */
    private void declareMentioned(String source) {
        Mentions.in(source)
                .filter(name -> companions.isMethod(name) || name.equals(ARGS))
                .filter(name -> jshell.variables().noneMatch(known -> known.name().equals(name)))
                .filter(name -> !preloading.bringsVariable(name))
                .toList()
                .forEach(name -> {
                    if (companions.isMethod(name)) {
                        companions.mentioned(name);
                    } else if (!declaresArgs(source)) {
                        declareArgs();
                    }
                });
    }

    /** Ours would only be in the way: to JShell, the user's would be another declaration of the same variable. */
    private boolean declaresArgs(String source) {
        return jshell.sourceCodeAnalysis().sourceToSnippets(source).stream()
                .anyMatch(snippet ->
                        snippet instanceof VarSnippet variable && variable.name().equals(ARGS));
    }

    /** Its value is no part of its source, which could be too long for a class. */
    private void declareArgs() {
        if (implicit.declare("java.util.List<java.lang.String> " + ARGS + ";")
                instanceof VarSnippet variable) {
            try {
                Field field = field(variable);
                field.set(null, args);
                recording.arguments(field);
            } catch (ReflectiveOperationException | LinkageError e) {
                throw new IllegalStateException("cannot pass the arguments", e);
            }
        }
    }

    private void note(SnippetEvent event, Running evaluated) {
        if (event.causeSnippet() == null) {
            noteOrigin(event.snippet(), evaluated);
        }
        if (event.status().isDefined()) {
            noteWrapper(event.snippet());
        }
    }

    private void noteOrigin(Snippet snippet, Running evaluated) {
        Origin origin = evaluated.origin;
        int lines = leadingLines(evaluated.source, snippet.source());
        sources.origin(snippet.id(), new Origin(origin.source(), origin.line() + lines));
    }

    private void noteWrapper(Snippet snippet) {
        sources.declared(snippet, jshell.sourceCodeAnalysis().wrapper(snippet));
    }

    /**
     * The source lines of a class. JShell tells of a snippet once it has run; one that is running may send its lambdas, so it is
     * looked for.
     */
    private SourceLines lines(String className) {
        SourceLines known = sources.lines(className);
        Running now = running;
        if (known != null || now == null) {
            return known;
        }
        boolean hasChanged = redefined.contains(className);
        jshell.snippets()
                .filter(snippet -> hasChanged || !sources.hasOrigin(snippet.id()))
                .filter(snippet -> !implicit.contains(snippet))
                .filter(snippet -> jshell.status(snippet).isDefined())
                .filter(snippet -> className.equals(wrapperName(snippet)))
                .findFirst()
                .ifPresent(snippet -> {
                    if (!sources.hasOrigin(snippet.id())) {
                        noteOrigin(snippet, now);
                    }
                    noteWrapper(snippet);
                });
        return sources.lines(className);
    }

    private static int leadingLines(String source, String snippet) {
        int offset = Math.max(0, source.indexOf(snippet));
        return (int) source.substring(0, offset).chars().filter(c -> c == '\n').count();
    }

    /** Evaluates a snippet of which nothing is to be seen. */
    List<SnippetEvent> evaluateHidden(String source) {
        declareMentioned(source);
        control.forget();
        List<SnippetEvent> events = implicit.evaluate(source);
        lastRuns = control.runs();
        noteRedefined();
        return events;
    }

    /** Takes a snippet out. */
    void drop(Snippet snippet) {
        HeldValues held = HeldValues.of(this);
        preloading.beforeDrop(snippet);
        List<SnippetEvent> events = jshell.drop(snippet);
        held.putBack();
        companions.after(events);
        noteRedefined();
    }

    /** All snippets that there are and were, but for those that nobody typed. */
    List<Snippet> snippets() {
        return jshell.snippets().filter(snippet -> !implicit.contains(snippet)).toList();
    }

    /** The variables that the user declared. */
    List<VarSnippet> variables() {
        return jshell.variables().filter(variable -> !implicit.contains(variable)).toList();
    }

    /** The number of the snippet of the user's that a class was made for, or within. */
    Optional<String> snippetOf(String className) {
        return snippets().stream()
                .filter(snippet -> jshell.status(snippet).isActive())
                .filter(snippet -> {
                    String wrapper = wrapperName(snippet);
                    return className.equals(wrapper) || className.startsWith(wrapper + "$");
                })
                .map(Snippet::id)
                .findFirst();
    }

    /** The value of a variable, or null if it has none. */
    Object value(VarSnippet variable) {
        try {
            return field(variable).get(null);
        } catch (ReflectiveOperationException | LinkageError e) {
            return null; // it waits for a type that is not declared yet
        }
    }

    Field field(VarSnippet variable) throws ReflectiveOperationException {
        String name = variable.name().isEmpty() ? UNNAMED : variable.name();
        Field field = Class.forName(wrapperName(variable), false, loader).getDeclaredField(name);
        field.setAccessible(true);
        return field;
    }

    private String wrapperName(Snippet snippet) {
        return jshell.sourceCodeAnalysis().wrapper(snippet).fullClassName();
    }

    @Override
    public void close() {
        jshell.close();
    }

    private final class ControlProvider implements ExecutionControlProvider {
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
