package dev.brood.internal.manager;

import dev.brood.internal.memory.Handle;
import dev.brood.manager.ManagedSet;
import java.util.LinkedHashSet;
import java.util.Set;

/** A proxy of a set. */
@SuppressWarnings("unchecked") // the set there has what was put in
final class SetProxy<E> extends CollectionProxy<E> implements ManagedSet<E> {

    SetProxy(ServerCell server) {
        super(server);
    }

    private SetProxy(Sent sent) {
        super(sent);
    }

    @SuppressWarnings("unused") // see Handle
    private static Handle received(Sent sent) {
        return new SetProxy<>(sent);
    }

    @Override
    public LinkedHashSet<E> copy() {
        return (LinkedHashSet<E>) call(CollectionOperation.COPY);
    }

    @Override
    public boolean equals(Object other) {
        return other == this
                || other instanceof Set<?> set
                        && copy().equals(set instanceof SetProxy<?> proxy ? proxy.copy() : set);
    }
}
