package dev.brood.process;

import java.util.List;

/** A process that runs a function instead of an overridden {@code run}. */
final class FunctionProcess extends ChildProcess {

    private final transient Object function;
    private final transient List<Object> arguments;
    private final transient Settings settings;

    /** One that is to be started. */
    FunctionProcess(Object function, List<Object> arguments, Settings settings, boolean daemon) {
        super(ThisProcess.get().nextIdentity(), settings.name(), daemon);
        this.function = function;
        this.arguments = arguments;
        this.settings = settings;
    }

    /** The same, in its worker. */
    FunctionProcess(
            String identity, String name, boolean daemon, Object function, List<Object> arguments) {
        super(identity, name, daemon);
        this.function = function;
        this.arguments = arguments;
        this.settings = Settings.USUAL;
    }

    @Override
    public void run() throws Exception {
        call();
    }

    Object call() throws Exception {
        return Calls.call(function, arguments);
    }

    @Override
    Task task() {
        return new Task(function, arguments);
    }

    @Override
    Assignment assignment() {
        return Assignment.ofFunction(this, function, arguments);
    }

    @Override
    Settings settings() {
        return settings;
    }
}
