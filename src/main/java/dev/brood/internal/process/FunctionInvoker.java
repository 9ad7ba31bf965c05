package dev.brood.internal.process;

import dev.brood.function.Action;
import dev.brood.function.Action1;
import dev.brood.function.Action2;
import dev.brood.function.Action3;
import dev.brood.function.Action4;
import dev.brood.function.Fn;
import dev.brood.function.Fn1;
import dev.brood.function.Fn2;
import dev.brood.function.Fn3;
import dev.brood.function.Fn4;
import java.util.List;

/** Calls a function of any of our shapes with a list of arguments. */
public final class FunctionInvoker {

    /** By the number of arguments; a function is an action as well. */
    private static final List<Class<?>> SHAPES =
            List.of(Action.class, Action1.class, Action2.class, Action3.class, Action4.class);

    private FunctionInvoker() {}

    /** The value of the call, null for an action. */
    public static Object call(Object function, List<Object> arguments) throws Exception {
        return switch (arguments.size()) {
            case 0 -> call0(function);
            case 1 -> call1(function, arguments.get(0));
            case 2 -> call2(function, arguments.get(0), arguments.get(1));
            case 3 -> call3(function, arguments.get(0), arguments.get(1), arguments.get(2));
            case 4 ->
                    call4(
                            function,
                            arguments.get(0),
                            arguments.get(1),
                            arguments.get(2),
                            arguments.get(3));
            default ->
                    throw new IllegalArgumentException("a function takes at most four arguments");
        };
    }

    /**
     * Tells whether a function can be called with so many arguments.
     *
     * @param function of any of our shapes
     * @param arguments how many
     * @return false if it takes another number of them
     */
    public static boolean takes(Object function, int arguments) {
        return arguments < SHAPES.size() && SHAPES.get(arguments).isInstance(function);
    }

    /**
     * Says how many arguments a function takes.
     *
     * @param function of any of our shapes
     * @return a number and a noun, of several shapes the first
     */
    public static String arity(Object function) {
        for (int i = 0; i < SHAPES.size(); i++) {
            if (takes(function, i)) {
                return i == 0 ? "no arguments" : i == 1 ? "one argument" : i + " arguments";
            }
        }
        throw new IllegalArgumentException("not a function: " + function);
    }

    private static Object call0(Object function) throws Exception {
        if (function instanceof Fn<?> fn) {
            return fn.call();
        }
        ((Action) function).run();
        return null;
    }

    @SuppressWarnings("unchecked")
    private static Object call1(Object function, Object a) throws Exception {
        if (function instanceof Fn1<?, ?> fn) {
            return ((Fn1<Object, Object>) fn).call(a);
        }
        ((Action1<Object>) function).run(a);
        return null;
    }

    @SuppressWarnings("unchecked")
    private static Object call2(Object function, Object a, Object b) throws Exception {
        if (function instanceof Fn2<?, ?, ?> fn) {
            return ((Fn2<Object, Object, Object>) fn).call(a, b);
        }
        ((Action2<Object, Object>) function).run(a, b);
        return null;
    }

    @SuppressWarnings("unchecked")
    private static Object call3(Object function, Object a, Object b, Object c) throws Exception {
        if (function instanceof Fn3<?, ?, ?, ?> fn) {
            return ((Fn3<Object, Object, Object, Object>) fn).call(a, b, c);
        }
        ((Action3<Object, Object, Object>) function).run(a, b, c);
        return null;
    }

    @SuppressWarnings("unchecked")
    private static Object call4(Object function, Object a, Object b, Object c, Object d)
            throws Exception {
        if (function instanceof Fn4<?, ?, ?, ?, ?> fn) {
            return ((Fn4<Object, Object, Object, Object, Object>) fn).call(a, b, c, d);
        }
        ((Action4<Object, Object, Object, Object>) function).run(a, b, c, d);
        return null;
    }
}
