package dev.brood.internal.manager;

import dev.brood.internal.memory.Handle;
import dev.brood.manager.Namespace;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;

/** A proxy of a namespace, which is a map there. */
final class NamespaceProxy extends ManagedObject implements Namespace {

    NamespaceProxy(ServerCell server) {
        super(server);
    }

    private NamespaceProxy(Sent sent) {
        super(sent);
    }

    @SuppressWarnings("unused") // see Handle
    private static Handle received(Sent sent) {
        return new NamespaceProxy(sent);
    }

    @Override
    public void set(String name, Object value) {
        call(MapOperation.PUT, name, value);
    }

    @Override
    @SuppressWarnings("unchecked") // the caller says so
    public <T> T get(String name) {
        Object value = call(MapOperation.GET, name);
        if (value == null && !has(name)) {
            throw new NoSuchElementException(
                    "no \"%s\" in this namespace, which has %s".formatted(name, names()));
        }
        return (T) value;
    }

    @Override
    public boolean has(String name) {
        return (Boolean) call(MapOperation.CONTAINS_KEY, name);
    }

    @Override
    public boolean remove(String name) {
        return (Boolean) call(MapOperation.REMOVE_KEY, name);
    }

    @Override
    public Set<String> names() {
        return copy().keySet();
    }

    @Override
    @SuppressWarnings("unchecked") // what is there
    public Map<String, Object> copy() {
        return (LinkedHashMap<String, Object>) call(MapOperation.COPY);
    }

    @Override
    public String toString() {
        return "Namespace" + Texts.of(this, () -> (String) call(MapOperation.TEXT));
    }
}
