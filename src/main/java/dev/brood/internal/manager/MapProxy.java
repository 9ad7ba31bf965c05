package dev.brood.internal.manager;

import dev.brood.internal.memory.Handle;
import dev.brood.manager.ManagedMap;
import java.util.AbstractCollection;
import java.util.AbstractMap;
import java.util.AbstractSet;
import java.util.Collection;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;

/** A proxy of a map. */
@SuppressWarnings("unchecked") // the map there has what was put in
final class MapProxy<K, V> extends ManagedObject implements ManagedMap<K, V> {

    MapProxy(ServerCell server) {
        super(server);
    }

    private MapProxy(Sent sent) {
        super(sent);
    }

    @SuppressWarnings("unused") // see Handle
    private static Handle received(Sent sent) {
        return new MapProxy<>(sent);
    }

    @Override
    public V get(Object key) {
        return (V) call(MapOperation.GET, key);
    }

    @Override
    public V getOrDefault(Object key, V otherwise) {
        return (V) call(MapOperation.GET_OR_DEFAULT, key, otherwise);
    }

    @Override
    public V put(K key, V value) {
        return (V) call(MapOperation.PUT, key, value);
    }

    @Override
    public V putIfAbsent(K key, V value) {
        return (V) call(MapOperation.PUT_IF_ABSENT, key, value);
    }

    @Override
    public void putAll(Map<? extends K, ? extends V> entries) {
        call(MapOperation.PUT_ALL, new LinkedHashMap<>(entries));
    }

    @Override
    public V remove(Object key) {
        return (V) call(MapOperation.REMOVE, key);
    }

    @Override
    public boolean remove(Object key, Object value) {
        return (Boolean) call(MapOperation.REMOVE_ENTRY, key, value);
    }

    @Override
    public V replace(K key, V value) {
        return (V) call(MapOperation.REPLACE, key, value);
    }

    @Override
    public boolean replace(K key, V before, V value) {
        return (Boolean) call(MapOperation.REPLACE_ENTRY, key, before, value);
    }

    @Override
    public boolean containsKey(Object key) {
        return (Boolean) call(MapOperation.CONTAINS_KEY, key);
    }

    @Override
    public boolean containsValue(Object value) {
        return (Boolean) call(MapOperation.CONTAINS_VALUE, value);
    }

    @Override
    public int size() {
        return (Integer) call(MapOperation.SIZE);
    }

    @Override
    public boolean isEmpty() {
        return size() == 0;
    }

    @Override
    public void clear() {
        call(MapOperation.CLEAR);
    }

    @Override
    public LinkedHashMap<K, V> copy() {
        return (LinkedHashMap<K, V>) call(MapOperation.COPY);
    }

    @Override
    public V compute(K key, BiFunction<? super K, ? super V, ? extends V> function) {
        return (V) callWith(MapOperation.COMPUTE, key, function);
    }

    @Override
    public V computeIfAbsent(K key, Function<? super K, ? extends V> function) {
        return (V) callWith(MapOperation.COMPUTE_IF_ABSENT, key, function);
    }

    @Override
    public V computeIfPresent(K key, BiFunction<? super K, ? super V, ? extends V> function) {
        return (V) callWith(MapOperation.COMPUTE_IF_PRESENT, key, function);
    }

    @Override
    public V merge(K key, V value, BiFunction<? super V, ? super V, ? extends V> function) {
        return (V) callWith(MapOperation.MERGE, key, value, function);
    }

    @Override
    public void forEach(BiConsumer<? super K, ? super V> action) {
        callWith(MapOperation.FOR_EACH, action);
    }

    @Override
    public void replaceAll(BiFunction<? super K, ? super V, ? extends V> function) {
        callWith(MapOperation.REPLACE_ALL, function);
    }

    @Override
    public Set<Entry<K, V>> entrySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<Entry<K, V>> iterator() {
                return entries();
            }

            @Override
            public int size() {
                return MapProxy.this.size();
            }

            @Override
            public void clear() {
                MapProxy.this.clear();
            }
        };
    }

    @Override
    public Set<K> keySet() {
        return new AbstractSet<>() {
            @Override
            public Iterator<K> iterator() {
                return mapped(Entry::getKey);
            }

            @Override
            public int size() {
                return MapProxy.this.size();
            }

            @Override
            public boolean contains(Object key) {
                return containsKey(key);
            }

            @Override
            public boolean remove(Object key) {
                return (Boolean) call(MapOperation.REMOVE_KEY, key);
            }

            @Override
            public void clear() {
                MapProxy.this.clear();
            }
        };
    }

    @Override
    public Collection<V> values() {
        return new AbstractCollection<>() {
            @Override
            public Iterator<V> iterator() {
                return mapped(Entry::getValue);
            }

            @Override
            public int size() {
                return MapProxy.this.size();
            }

            @Override
            public void clear() {
                MapProxy.this.clear();
            }
        };
    }

    private <T> Iterator<T> mapped(Function<Entry<K, V>, T> part) {
        Iterator<Entry<K, V>> entries = entries();
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return entries.hasNext();
            }

            @Override
            public T next() {
                return part.apply(entries.next());
            }

            @Override
            public void remove() {
                entries.remove();
            }

            @Override
            public void forEachRemaining(Consumer<? super T> action) {
                entries.forEachRemaining(entry -> action.accept(part.apply(entry)));
            }
        };
    }

    /** Of a copy; what is changed through it is changed in both. */
    private Iterator<Entry<K, V>> entries() {
        Iterator<Entry<K, V>> copy = copy().entrySet().iterator();
        return new Iterator<>() {
            private Entry<K, V> last;

            @Override
            public boolean hasNext() {
                return copy.hasNext();
            }

            @Override
            public Entry<K, V> next() {
                last = copy.next();
                return new AbstractMap.SimpleEntry<>(last) {
                    @Override
                    public V setValue(V value) {
                        put(getKey(), value);
                        return super.setValue(value);
                    }
                };
            }

            @Override
            public void remove() {
                copy.remove();
                MapProxy.this.remove(last.getKey());
            }
        };
    }

    @Override
    public boolean equals(Object other) {
        return other == this
                || other instanceof Map<?, ?> map
                        && copy().equals(map instanceof MapProxy<?, ?> proxy ? proxy.copy() : map);
    }

    @Override
    public int hashCode() {
        return copy().hashCode();
    }

    @Override
    public String toString() {
        return Texts.of(this, () -> (String) call(MapOperation.TEXT));
    }
}
