package dev.brood.shell;

import dev.brood.internal.code.SessionWeaver;
import dev.brood.internal.instrument.Redefinition;
import dev.brood.internal.process.ThisProcess;
import java.lang.reflect.Method;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import jdk.jshell.execution.LocalExecutionControl;

/**
 * Runs snippets in this JVM, as JShell's local control does, and keeps what came out as an object: JShell itself only
 * passes on texts.
 */
final class PromptControl extends LocalExecutionControl {

    /** The run that JShell's thread is about; that thread is made, by JShell, in the one that evaluates. */
    private static final InheritableThreadLocal<SnippetRun> RUN = new InheritableThreadLocal<>();

    private static final Method RUN_SNIPPET;

    static {
        try {
            RUN_SNIPPET = PromptControl.class.getDeclaredMethod("runSnippet");
            RUN_SNIPPET.setAccessible(true);
        } catch (NoSuchMethodException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final PromptLoader loader;
    private final PromptLoading loading;
    private final SessionWeaver weaver;
    private final Consumer<String> redefined;
    private Recording recording = Recording.NONE;

    /** By the class that ran. There are several where one snippet declares several variables. */
    private final Map<String, SnippetRun> runs = new ConcurrentHashMap<>();

    private volatile SnippetRun last;

    /**
     * Makes one.
     *
     * @param redefined is told the names of classes that have got other code
     */
    PromptControl(PromptLoader loader, Consumer<String> redefined) {
        this(loader, new PromptLoading(loader), redefined);
    }

    private PromptControl(PromptLoader loader, PromptLoading loading, Consumer<String> redefined) {
        super(loading);
        this.loader = loader;
        this.loading = loading;
        this.weaver = new SessionWeaver(loader);
        this.redefined = redefined;
    }

    void recordTo(Recording recording) {
        this.recording = recording;
    }

    /** Loads classes with our checks instead of the superclass's, see {@link dev.brood.internal.code.SessionWeaver}. */
    @Override
    public void load(ClassBytecodes[] classes) throws ClassInstallException {
        for (ClassBytecodes each : classes) {
            loader.record(each.name(), each.bytecodes());
        }
        ClassBytecodes[] woven = new ClassBytecodes[classes.length];
        for (int i = 0; i < classes.length; i++) {
            String name = classes[i].name();
            byte[] sendable = weaver.sendable(classes[i].bytecodes());
            loader.record(name, sendable);
            recording.load(name, sendable);
            woven[i] = new ClassBytecodes(name, weaver.stoppable(sendable));
        }
        loading.load(woven);
    }

    /**
     * Puts other code in the place of that of loaded classes, or lets JShell load it by other names, where the JVM refuses:
     * what the JVM's debug interface says to jshell, which asks there. An import changes nothing but the lines of all classes,
     * which is not worth while.
     */
    @Override
    public void redefine(ClassBytecodes[] classes) throws ClassInstallException {
        Map<String, byte[]> changed = new LinkedHashMap<>();
        for (ClassBytecodes each : classes) {
            byte[] sendable = weaver.sendable(each.bytecodes());
            if (!SessionWeaver.isSameCode(loader.bytes(each.name()), sendable)) {
                changed.put(each.name(), sendable);
            }
        }
        Map<Class<?>, byte[]> woven = new LinkedHashMap<>();
        try {
            for (Map.Entry<String, byte[]> each : changed.entrySet()) {
                woven.put(loading.findClass(each.getKey()), weaver.stoppable(each.getValue()));
            }
            if (!woven.isEmpty()) {
                Redefinition.redefine(woven);
            }
        } catch (Redefinition.RefusedException | ClassNotFoundException e) {
            throw new ClassInstallException(e.getMessage(), new boolean[classes.length]);
        }
        changed.forEach((name, sendable) -> {
            loader.recordChange(name, sendable);
            redefined.accept(name);
        });
        recording.redefine(changed);
        ThisProcess.codeChanged();
    }

    /** Has JShell run a method of ours instead, which runs the snippet. */
    @Override
    protected String invoke(Method snippet) throws Exception {
        SnippetRun run = new SnippetRun(() -> snippet.invoke(null), loader);
        runs.put(snippet.getDeclaringClass().getName(), run);
        recording.run(snippet.getDeclaringClass().getName(), snippet.getName());
        return run(run);
    }

    /** Makes a call as a snippet. */
    SnippetRun call(Callable<?> code) {
        SnippetRun run = new SnippetRun(code, loader);
        clientCodeEnter();
        try {
            run(run);
        } catch (Exception e) {
            // the run knows
        } finally {
            clientCodeLeave();
        }
        return run;
    }

    private String run(SnippetRun run) throws Exception {
        last = run;
        RUN.set(run);
        try {
            return super.invoke(RUN_SNIPPET);
        } finally {
            RUN.remove();
        }
    }

    @SuppressWarnings("unused") // by reflection
    private static Object runSnippet() throws Throwable {
        SnippetRun run = RUN.get();
        RUN.remove(); // so that the user's threads do not inherit it
        run.run();
        return null;
    }

    @Override
    public void stop() throws EngineTerminationException, InternalException {
        SnippetRun run = last;
        if (run != null) {
            run.stopAsked();
        }
        super.stop();
    }

    /** Leaves the run behind that is under way. */
    void abandon() {
        SnippetRun run = last;
        if (run != null) {
            run.abandon();
        }
    }

    /** Forgets what ran. */
    void forget() {
        last = null;
        runs.clear();
    }

    /** What ran since {@link #forget}, by the names of the snippets' classes. */
    Map<String, SnippetRun> runs() {
        return Map.copyOf(runs);
    }
}
