package dev.brood.internal.manager;

import dev.brood.function.Action1;
import dev.brood.function.Fn1;
import dev.brood.internal.memory.Handle;
import dev.brood.manager.Managed;

/** A proxy of an object of any class. */
@SuppressWarnings("unchecked") // the object there is what was made
final class ObjectProxy<T> extends ManagedObject implements Managed<T> {

    ObjectProxy(ServerCell server) {
        super(server);
    }

    private ObjectProxy(Sent sent) {
        super(sent);
    }

    @SuppressWarnings("unused") // see Handle
    private static Handle received(Sent sent) {
        return new ObjectProxy<>(sent);
    }

    @Override
    public <R> R call(Fn1<? super T, ? extends R> function) {
        return (R) callWith(ObjectOperation.CALL, function);
    }

    @Override
    public void run(Action1<? super T> action) {
        callWith(ObjectOperation.RUN, action);
    }

    @Override
    public T copy() {
        return (T) call(ObjectOperation.COPY);
    }

    @Override
    public String toString() {
        return "Managed[" + Texts.of(this, () -> (String) call(ObjectOperation.TEXT)) + "]";
    }
}
