package dev.brood.internal.manager;

import dev.brood.internal.memory.Handle;
import dev.brood.manager.ManagedList;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.ListIterator;
import java.util.function.Consumer;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** A proxy of a list. */
@SuppressWarnings("unchecked") // the list there has what was put in
final class ListProxy<E> extends ManagedObject implements ManagedList<E> {

    ListProxy(ServerCell server) {
        super(server);
    }

    private ListProxy(Sent sent) {
        super(sent);
    }

    @SuppressWarnings("unused") // see Handle
    private static Handle received(Sent sent) {
        return new ListProxy<>(sent);
    }

    @Override
    public E get(int index) {
        return (E) call(ListOperation.GET, index);
    }

    @Override
    public E set(int index, E element) {
        return (E) call(ListOperation.SET, index, element);
    }

    @Override
    public boolean add(E element) {
        return (Boolean) call(ListOperation.ADD, element);
    }

    @Override
    public void add(int index, E element) {
        call(ListOperation.ADD_AT, index, element);
    }

    @Override
    public boolean addAll(Collection<? extends E> elements) {
        return (Boolean) call(ListOperation.ADD_ALL, new ArrayList<>(elements));
    }

    @Override
    public boolean addAll(int index, Collection<? extends E> elements) {
        return (Boolean) call(ListOperation.ADD_ALL_AT, index, new ArrayList<>(elements));
    }

    @Override
    public E remove(int index) {
        return (E) call(ListOperation.REMOVE_AT, index);
    }

    @Override
    public boolean remove(Object element) {
        return (Boolean) call(ListOperation.REMOVE, element);
    }

    @Override
    public boolean removeAll(Collection<?> elements) {
        return (Boolean) call(ListOperation.REMOVE_ALL, new ArrayList<>(elements));
    }

    @Override
    public boolean retainAll(Collection<?> elements) {
        return (Boolean) call(ListOperation.RETAIN_ALL, new ArrayList<>(elements));
    }

    @Override
    public boolean contains(Object element) {
        return (Boolean) call(ListOperation.CONTAINS, element);
    }

    @Override
    public boolean containsAll(Collection<?> elements) {
        return (Boolean) call(ListOperation.CONTAINS_ALL, new ArrayList<>(elements));
    }

    @Override
    public int indexOf(Object element) {
        return (Integer) call(ListOperation.INDEX_OF, element);
    }

    @Override
    public int lastIndexOf(Object element) {
        return (Integer) call(ListOperation.LAST_INDEX_OF, element);
    }

    @Override
    public int size() {
        return (Integer) call(ListOperation.SIZE);
    }

    @Override
    public boolean isEmpty() {
        return size() == 0;
    }

    @Override
    public void clear() {
        call(ListOperation.CLEAR);
    }

    @Override
    public ArrayList<E> copy() {
        return (ArrayList<E>) call(ListOperation.COPY);
    }

    @Override
    public void sort(Comparator<? super E> order) {
        callWith(ListOperation.SORT, order);
    }

    @Override
    public void replaceAll(UnaryOperator<E> operator) {
        callWith(ListOperation.REPLACE_ALL, operator);
    }

    @Override
    public boolean removeIf(Predicate<? super E> filter) {
        return (Boolean) callWith(ListOperation.REMOVE_IF, filter);
    }

    @Override
    public void forEach(Consumer<? super E> action) {
        callWith(ListOperation.FOR_EACH, action);
    }

    @Override
    public Iterator<E> iterator() {
        return Collections.unmodifiableList(copy()).iterator();
    }

    @Override
    public ListIterator<E> listIterator() {
        return listIterator(0);
    }

    @Override
    public ListIterator<E> listIterator(int index) {
        return Collections.unmodifiableList(copy()).listIterator(index);
    }

    @Override
    public Object[] toArray() {
        return copy().toArray();
    }

    @Override
    public <T> T[] toArray(T[] array) {
        return copy().toArray(array);
    }

    /** Each of its calls is a call of the list: what others do meanwhile is seen. */
    @Override
    public List<E> subList(int from, int to) {
        return new AbstractList<E>() {
            @Override
            public E get(int index) {
                return ListProxy.this.get(index);
            }

            @Override
            public E set(int index, E element) {
                return ListProxy.this.set(index, element);
            }

            @Override
            public void add(int index, E element) {
                ListProxy.this.add(index, element);
                modCount++;
            }

            @Override
            public E remove(int index) {
                modCount++;
                return ListProxy.this.remove(index);
            }

            @Override
            public int size() {
                return ListProxy.this.size();
            }
        }.subList(from, to);
    }

    @Override
    public boolean equals(Object other) {
        return other == this
                || other instanceof List<?> list
                        && copy().equals(list instanceof ListProxy<?> proxy ? proxy.copy() : list);
    }

    @Override
    public int hashCode() {
        return copy().hashCode();
    }

    @Override
    public String toString() {
        return Texts.of(this, () -> (String) call(ListOperation.TEXT));
    }
}
