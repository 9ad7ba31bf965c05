package dev.brood.internal.manager;

import dev.brood.function.Fn1;
import dev.brood.internal.memory.Handle;
import dev.brood.manager.ManagedValue;

/** A proxy of a variable. */
@SuppressWarnings("unchecked") // the variable there has what was set
final class ValueProxy<T> extends ManagedObject implements ManagedValue<T> {

    ValueProxy(ServerCell server) {
        super(server);
    }

    private ValueProxy(Sent sent) {
        super(sent);
    }

    @SuppressWarnings("unused") // see Handle
    private static Handle received(Sent sent) {
        return new ValueProxy<>(sent);
    }

    @Override
    public T get() {
        return (T) call(ValueOperation.GET);
    }

    @Override
    public void set(T value) {
        call(ValueOperation.SET, value);
    }

    @Override
    public T update(Fn1<? super T, ? extends T> change) {
        return (T) callWith(ValueOperation.UPDATE, change);
    }

    @Override
    public boolean compareAndSet(T expected, T value) {
        return (Boolean) call(ValueOperation.COMPARE_AND_SET, expected, value);
    }

    @Override
    public String toString() {
        return "ManagedValue[" + get() + "]";
    }
}
