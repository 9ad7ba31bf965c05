package dev.brood.internal.manager;

import dev.brood.internal.memory.Handle;
import dev.brood.manager.ManagedSet;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** A proxy of a set. */
@SuppressWarnings("unchecked") // the set there has what was put in
final class SetProxy<E> extends ManagedObject implements ManagedSet<E> {

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
    public boolean add(E element) {
        return (Boolean) call(SetOperation.ADD, element);
    }

    @Override
    public boolean addAll(Collection<? extends E> elements) {
        return (Boolean) call(SetOperation.ADD_ALL, new ArrayList<>(elements));
    }

    @Override
    public boolean remove(Object element) {
        return (Boolean) call(SetOperation.REMOVE, element);
    }

    @Override
    public boolean removeAll(Collection<?> elements) {
        return (Boolean) call(SetOperation.REMOVE_ALL, new ArrayList<>(elements));
    }

    @Override
    public boolean retainAll(Collection<?> elements) {
        return (Boolean) call(SetOperation.RETAIN_ALL, new ArrayList<>(elements));
    }

    @Override
    public boolean contains(Object element) {
        return (Boolean) call(SetOperation.CONTAINS, element);
    }

    @Override
    public boolean containsAll(Collection<?> elements) {
        return (Boolean) call(SetOperation.CONTAINS_ALL, new ArrayList<>(elements));
    }

    @Override
    public int size() {
        return (Integer) call(SetOperation.SIZE);
    }

    @Override
    public boolean isEmpty() {
        return size() == 0;
    }

    @Override
    public void clear() {
        call(SetOperation.CLEAR);
    }

    @Override
    public LinkedHashSet<E> copy() {
        return (LinkedHashSet<E>) call(SetOperation.COPY);
    }

    @Override
    public boolean removeIf(Predicate<? super E> filter) {
        return (Boolean) callWith(SetOperation.REMOVE_IF, filter);
    }

    @Override
    public void forEach(Consumer<? super E> action) {
        callWith(SetOperation.FOR_EACH, action);
    }

    @Override
    public Iterator<E> iterator() {
        return Collections.unmodifiableSet(copy()).iterator();
    }

    @Override
    public Object[] toArray() {
        return copy().toArray();
    }

    @Override
    public <T> T[] toArray(T[] array) {
        return copy().toArray(array);
    }

    @Override
    public boolean equals(Object other) {
        return other == this
                || other instanceof Set<?> set
                        && copy().equals(set instanceof SetProxy<?> proxy ? proxy.copy() : set);
    }

    @Override
    public int hashCode() {
        return copy().hashCode();
    }

    @Override
    public String toString() {
        return Texts.of(this, () -> (String) call(SetOperation.TEXT));
    }
}
