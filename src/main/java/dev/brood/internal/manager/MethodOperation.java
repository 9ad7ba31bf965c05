package dev.brood.internal.manager;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;

/** A method of the user's interface. */
record MethodOperation(Method method, int place) implements Operation {

    @Override
    public Object on(Object target, Object[] arguments) throws Exception {
        try {
            method.setAccessible(true); // an interface of the session is not public
            return method.invoke(target, arguments);
        } catch (InvocationTargetException e) {
            if (e.getCause() instanceof Exception thrown) {
                throw thrown;
            }
            throw (Error) e.getCause();
        }
    }
}
