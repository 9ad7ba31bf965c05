package dev.brood.shell;

import java.lang.reflect.Method;
import java.util.concurrent.Callable;
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
    private volatile SnippetRun last;

    PromptControl(PromptLoader loader) {
        super(new PromptLoading(loader));
        this.loader = loader;
    }

    @Override
    public void load(ClassBytecodes[] classes)
            throws ClassInstallException, NotImplementedException, EngineTerminationException {
        for (ClassBytecodes each : classes) {
            loader.record(each.name(), each.bytecodes());
        }
        super.load(classes);
    }

    /** Has JShell run a method of ours instead, which runs the snippet. */
    @Override
    protected String invoke(Method snippet) throws Exception {
        return run(new SnippetRun(() -> snippet.invoke(null), loader));
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

    /** Forgets the last run. */
    void forget() {
        last = null;
    }

    /** The last run, or null if the last snippet had nothing to run. */
    SnippetRun last() {
        return last;
    }
}
