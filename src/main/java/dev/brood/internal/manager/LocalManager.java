package dev.brood.internal.manager;

import dev.brood.error.ClosedException;
import dev.brood.function.Action;
import dev.brood.function.Fn;
import dev.brood.internal.diagnosis.ExitCodes;
import dev.brood.internal.process.Settings;
import dev.brood.manager.Managed;
import dev.brood.manager.ManagedList;
import dev.brood.manager.ManagedMap;
import dev.brood.manager.ManagedSet;
import dev.brood.manager.ManagedValue;
import dev.brood.manager.Manager;
import dev.brood.manager.Namespace;
import dev.brood.process.ChildProcess;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;

/** A manager that this process starts. */
public final class LocalManager implements Manager {

    private final ServerCell cell = new ServerCell();
    private Settings settings = Settings.USUAL;
    private Action initializer;
    private ManagerProcess process;
    private ChildProcess child;
    private boolean closed;

    @Override
    public Manager name(String name) {
        return with(known -> known.withName(Objects.requireNonNull(name)));
    }

    @Override
    public Manager env(String key, String value) {
        return with(known -> known.withEnvironment(key, value));
    }

    @Override
    public Manager cwd(Path folder) {
        return with(known -> known.withFolder(folder));
    }

    @Override
    public Manager heap(String size) {
        return with(known -> known.withHeap(size));
    }

    @Override
    public Manager jvm(String... options) {
        return with(known -> known.withJvmOptions(options));
    }

    @Override
    public synchronized Manager initializer(Action action) {
        checkNotStarted();
        initializer = Objects.requireNonNull(action);
        return this;
    }

    private synchronized Manager with(UnaryOperator<Settings> change) {
        checkNotStarted();
        settings = change.apply(settings);
        return this;
    }

    private void checkNotStarted() {
        if (process != null) {
            throw new IllegalStateException("the manager was started: settings come before that");
        }
    }

    @Override
    public synchronized Manager start() {
        if (closed) {
            throw new ClosedException("the manager was closed");
        }
        if (process == null) {
            ManagerProcess starting = new ManagerProcess(cell, initializer, settings);
            starting.start();
            cell.endIsToldBy(() -> end(starting));
            child =
                    ChildProcess.active().stream()
                            .filter(each -> Objects.equals(each.pid(), starting.pid()))
                            .findAny()
                            .orElse(null);
            process = starting;
        }
        return this;
    }

    private static String end(ManagerProcess process) {
        if (!process.ended().isDone()) {
            return null;
        }
        List<String> lines = process.lastErrorLines();
        return "%s (pid %d) has ended: %s%s"
                .formatted(
                        process.name(),
                        process.pid(),
                        ExitCodes.describe(process.ended().join()),
                        lines.isEmpty() ? "" : "\n" + String.join("\n", lines));
    }

    @Override
    public synchronized ChildProcess process() {
        start();
        return child;
    }

    @Override
    public int count() {
        start();
        return (Integer) ManagedObject.callServer(cell, ObjectServer.COUNT, false);
    }

    @Override
    public void join() {
        join(Duration.ofSeconds(Long.MAX_VALUE));
    }

    @Override
    public boolean join(Duration timeout) {
        ChildProcess running = process();
        return running == null || running.join(timeout);
    }

    @Override
    public void close() {
        ManagerProcess ending;
        synchronized (this) {
            if (closed) {
                return;
            }
            closed = true;
            cell.close();
            ending = process;
        }
        if (ending != null) {
            ending.kill();
            ending.join();
        }
    }

    @Override
    public <K, V> ManagedMap<K, V> dict() {
        return dict(Map.of());
    }

    @Override
    public <K, V> ManagedMap<K, V> dict(Map<? extends K, ? extends V> entries) {
        start();
        MapProxy<K, V> proxy = new MapProxy<>(cell);
        proxy.make(Kind.DICT, entries);
        return proxy;
    }

    @Override
    public <E> ManagedList<E> list() {
        return list(List.of());
    }

    @Override
    public <E> ManagedList<E> list(Collection<? extends E> elements) {
        start();
        ListProxy<E> proxy = new ListProxy<>(cell);
        proxy.make(Kind.LIST, elements);
        return proxy;
    }

    @Override
    public <E> ManagedSet<E> set() {
        return set(List.of());
    }

    @Override
    public <E> ManagedSet<E> set(Collection<? extends E> elements) {
        start();
        SetProxy<E> proxy = new SetProxy<>(cell);
        proxy.make(Kind.SET, elements);
        return proxy;
    }

    @Override
    public Namespace namespace() {
        start();
        NamespaceProxy proxy = new NamespaceProxy(cell);
        proxy.make(Kind.DICT, Map.of());
        return proxy;
    }

    @Override
    public <T> ManagedValue<T> value(T value) {
        start();
        ValueProxy<T> proxy = new ValueProxy<>(cell);
        proxy.make(Kind.VALUE, value);
        return proxy;
    }

    @Override
    public <T> Managed<T> object(Fn<? extends T> maker) {
        start();
        ObjectProxy<T> proxy = new ObjectProxy<>(cell);
        proxy.makeBy(Kind.OBJECT, maker);
        return proxy;
    }

    @Override
    public <T> T object(Class<T> type, Fn<? extends T> maker) {
        if (!type.isInterface()) {
            throw new IllegalArgumentException(type.getName() + " is no interface");
        }
        start();
        return InterfaceProxy.make(cell, type, maker);
    }

    @Override
    public String toString() {
        return "Manager[" + (process == null ? "not started" : process.name()) + "]";
    }
}
