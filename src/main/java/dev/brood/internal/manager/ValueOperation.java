package dev.brood.internal.manager;

import dev.brood.function.Fn1;
import java.util.Objects;

/** Of a variable, which is an array of one. */
@SuppressWarnings("unchecked") // a proxy of the right type gave the arguments
enum ValueOperation implements Operation {
    GET {
        @Override
        Object on(Object[] variable, Object[] arguments) {
            return variable[0];
        }
    },
    SET {
        @Override
        Object on(Object[] variable, Object[] arguments) {
            variable[0] = arguments[0];
            return null;
        }
    },
    COMPARE_AND_SET {
        @Override
        Object on(Object[] variable, Object[] arguments) {
            boolean expected = Objects.equals(variable[0], arguments[0]);
            if (expected) {
                variable[0] = arguments[1];
            }
            return expected;
        }
    },
    UPDATE {
        @Override
        Object on(Object[] variable, Object[] arguments) throws Exception {
            variable[0] = ((Fn1<Object, Object>) arguments[0]).call(variable[0]);
            return variable[0];
        }
    };

    abstract Object on(Object[] variable, Object[] arguments) throws Exception;

    @Override
    public Object on(Object target, Object[] arguments) throws Exception {
        return on((Object[]) target, arguments);
    }

    @Override
    public int place() {
        return ordinal();
    }
}
