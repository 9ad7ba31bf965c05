package dev.brood.internal.manager;

import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Iterator;
import java.util.function.Consumer;
import java.util.function.Predicate;

/** What proxies of lists and of sets have in common. */
abstract class CollectionProxy<E> extends ManagedObject implements Collection<E> {

    CollectionProxy(ServerCell server) {
        super(server);
    }

    CollectionProxy(Sent sent) {
        super(sent);
    }

    /** A plain collection of the same kind. */
    abstract Collection<E> copy();

    @Override
    public boolean add(E element) {
        return (Boolean) call(CollectionOperation.ADD, element);
    }

    @Override
    public boolean addAll(Collection<? extends E> elements) {
        return (Boolean) call(CollectionOperation.ADD_ALL, new ArrayList<>(elements));
    }

    @Override
    public boolean remove(Object element) {
        return (Boolean) call(CollectionOperation.REMOVE, element);
    }

    @Override
    public boolean removeAll(Collection<?> elements) {
        return (Boolean) call(CollectionOperation.REMOVE_ALL, new ArrayList<>(elements));
    }

    @Override
    public boolean retainAll(Collection<?> elements) {
        return (Boolean) call(CollectionOperation.RETAIN_ALL, new ArrayList<>(elements));
    }

    @Override
    public boolean contains(Object element) {
        return (Boolean) call(CollectionOperation.CONTAINS, element);
    }

    @Override
    public boolean containsAll(Collection<?> elements) {
        return (Boolean) call(CollectionOperation.CONTAINS_ALL, new ArrayList<>(elements));
    }

    @Override
    public int size() {
        return (Integer) call(CollectionOperation.SIZE);
    }

    @Override
    public boolean isEmpty() {
        return size() == 0;
    }

    @Override
    public void clear() {
        call(CollectionOperation.CLEAR);
    }

    @Override
    public boolean removeIf(Predicate<? super E> filter) {
        return (Boolean) callWith(CollectionOperation.REMOVE_IF, filter);
    }

    @Override
    public void forEach(Consumer<? super E> action) {
        callWith(CollectionOperation.FOR_EACH, action);
    }

    @Override
    public Iterator<E> iterator() {
        return Collections.unmodifiableCollection(copy()).iterator();
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
    public int hashCode() {
        return copy().hashCode();
    }

    @Override
    public String toString() {
        return Texts.of(this, () -> (String) call(CollectionOperation.TEXT));
    }
}
