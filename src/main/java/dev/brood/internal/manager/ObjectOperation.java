package dev.brood.internal.manager;

import dev.brood.function.Action1;
import dev.brood.function.Fn1;

/** Of an object of any class. */
@SuppressWarnings("unchecked") // a proxy of the right type gave the arguments
enum ObjectOperation implements Operation {
    CALL {
        @Override
        public Object on(Object target, Object[] arguments) throws Exception {
            return ((Fn1<Object, Object>) arguments[0]).call(target);
        }
    },
    RUN {
        @Override
        public Object on(Object target, Object[] arguments) throws Exception {
            ((Action1<Object>) arguments[0]).run(target);
            return null;
        }
    },
    COPY {
        @Override
        public Object on(Object target, Object[] arguments) {
            return target;
        }
    },
    TEXT {
        @Override
        public Object on(Object target, Object[] arguments) {
            return target.toString();
        }
    };

    @Override
    public int place() {
        return ordinal();
    }
}
