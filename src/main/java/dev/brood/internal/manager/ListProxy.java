package dev.brood.internal.manager;

import dev.brood.internal.memory.Handle;
import dev.brood.manager.ManagedList;
import java.util.AbstractList;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.ListIterator;
import java.util.function.UnaryOperator;

/** A proxy of a list. */
@SuppressWarnings("unchecked") // the list there has what was put in
final class ListProxy<E> extends CollectionProxy<E> implements ManagedList<E> {

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
    public void add(int index, E element) {
        call(ListOperation.ADD_AT, index, element);
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
    public int indexOf(Object element) {
        return (Integer) call(ListOperation.INDEX_OF, element);
    }

    @Override
    public int lastIndexOf(Object element) {
        return (Integer) call(ListOperation.LAST_INDEX_OF, element);
    }

    @Override
    public ArrayList<E> copy() {
        return (ArrayList<E>) call(CollectionOperation.COPY);
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
    public ListIterator<E> listIterator() {
        return listIterator(0);
    }

    @Override
    public ListIterator<E> listIterator(int index) {
        return Collections.unmodifiableList(copy()).listIterator(index);
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
}
