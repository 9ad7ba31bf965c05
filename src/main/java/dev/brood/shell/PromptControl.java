package dev.brood.shell;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import jdk.jshell.execution.LocalExecutionControl;

/**
 * Runs snippets in this JVM, as JShell's local control does, and keeps what came out as an object: JShell itself only
 * passes on texts.
 */
final class PromptControl extends LocalExecutionControl {

    /** One run of a snippet, known to the thread that JShell makes for it. */
    private static final class Call {
        private final Method snippet;
        private Object value;
        private Throwable thrown;
        private boolean stopped;

        Call(Method snippet) {
            this.snippet = snippet;
        }
    }

    private static final InheritableThreadLocal<Call> CALL = new InheritableThreadLocal<>();
    private static final Method RUN;

    static {
        try {
            RUN = PromptControl.class.getDeclaredMethod("run");
            RUN.setAccessible(true);
        } catch (NoSuchMethodException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    private final PromptLoader loader;
    private Call last;

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

    @Override
    protected String invoke(Method snippet) throws Exception {
        Call call = new Call(snippet);
        last = call;
        CALL.set(call);
        try {
            return super.invoke(RUN);
        } catch (StoppedException e) {
            call.stopped = true;
            throw e;
        } finally {
            CALL.remove();
        }
    }

    /** Called by JShell in the snippet's thread; its own value is of no interest. */
    @SuppressWarnings("unused") // by reflection
    private static Object run() throws Throwable {
        Call call = CALL.get();
        try {
            call.value = call.snippet.invoke(null);
        } catch (InvocationTargetException e) {
            call.thrown = e.getCause();
            throw e.getCause();
        }
        return null;
    }

    void forget() {
        last = null;
    }

    boolean wasStopped() {
        return last != null && last.stopped;
    }

    /** What the last snippet gave. */
    Object value() {
        return last == null ? null : last.value;
    }

    /** What the last snippet threw, or null. */
    Throwable thrown() {
        return last == null ? null : last.thrown;
    }
}
