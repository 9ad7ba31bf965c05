package dev.brood.internal.wire;

import com.esotericsoftware.kryo.KryoException;
import dev.brood.error.NotSendableException;
import dev.brood.internal.diagnosis.UserNames;
import dev.brood.spi.StaysHere;
import java.io.PrintStream;
import java.lang.reflect.Array;
import java.lang.reflect.Field;
import java.lang.reflect.Modifier;
import java.nio.channels.Channel;
import java.nio.file.FileSystems;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/**
 * Finds the path to what cannot be sent, once encoding has failed: breadth first from the root, so that the shortest
 * path is named. It costs nothing as long as all goes well.
 */
final class UnsendablePath {

    private record Step(String path, Object value) {}

    /** Enough for any graph that a person wrote; a bound for the rest. */
    private static final int MOST_STEPS = 1_000_000;

    private static final int LONGEST_KEY = 40;
    private static final int LONGEST_PATH = 400;

    private final Set<Object> seen = Collections.newSetFromMap(new IdentityHashMap<>());
    private final Queue<Step> ahead = new ArrayDeque<>();

    private final ParameterNames names;

    private UnsendablePath(ParameterNames names) {
        this.names = names;
    }

    static NotSendableException explain(
            String label, Object root, Throwable failure, ParameterNames names) {
        if (deepest(failure) instanceof StackOverflowError) {
            return new NotSendableException(
                    label,
                    "it is nested too deeply for the stack that is left; keep long chains in a List",
                    null);
        }
        if (deepest(failure) instanceof Unsendable unsendable) {
            Object object = unsendable.object();
            Step found =
                    new UnsendablePath(names)
                            .search(new Step(label, root), value -> value == object);
            return new NotSendableException(
                    shortened(found == null ? label : found.path)
                            + " → "
                            + nameOf(object.getClass()),
                    unsendable.reason(),
                    unsendable.getCause());
        }
        Step culprit =
                new UnsendablePath(names).search(new Step(label, root), UnsendablePath::isRefused);
        if (culprit != null) {
            return new NotSendableException(
                    culprit.path + " → " + nameOf(culprit.value.getClass()),
                    reason(culprit.value),
                    null);
        }
        return deepest(failure) instanceof NotSendableException inner
                ? new NotSendableException(label + " → " + inner.path(), inner.reason(), inner)
                : new NotSendableException(label, words(deepest(failure)), failure);
    }

    private static String shortened(String path) {
        return path.length() <= LONGEST_PATH
                ? path
                : path.substring(0, LONGEST_PATH / 2)
                        + " … "
                        + path.substring(path.length() - LONGEST_PATH / 4);
    }

    /** Kryo adds the path to its message in lines of its own, in terms of its own. */
    private static String words(Throwable failure) {
        return failure instanceof KryoException
                ? failure.getMessage().lines().findFirst().orElse("")
                : UserNames.clean(failure.toString());
    }

    private static Throwable deepest(Throwable failure) {
        Throwable cause = failure;
        while (cause.getCause() != null
                && !(cause instanceof NotSendableException || cause instanceof Unsendable)) {
            cause = cause.getCause();
        }
        return cause;
    }

    static String reason(Object value) {
        StaysHere ours = value.getClass().getAnnotation(StaysHere.class);
        if (ours != null) {
            return ours.value();
        }
        return switch (value) {
            case Thread _ -> "a thread lives in one process only; start it there";
            case java.io.InputStream _,
                    java.io.OutputStream _,
                    java.io.Reader _,
                    java.io.Writer _ ->
                    "an open stream belongs to one process; send what it takes to open it there, such as its path";
            case java.net.Socket _, java.net.ServerSocket _, Channel _ ->
                    "an open connection or file belongs to one process; send its address and open it there";
            case Class<?> _ -> "the class of a lambda exists in one process only";
            case Path _ -> "only paths of the default file system can be sent";
            case java.util.stream.BaseStream<?, ?> _, java.util.Iterator<?> _ ->
                    "a stream or iterator can be walked in one process only; send a List";
            case java.util.stream.Collector<?, ?, ?> _
                    when SerializationStrategy.isPlatform(value.getClass()) ->
                    "the JDK does not make it serialisable; make the collector where it is used, inside of the function:"
                            + " stream.collect(Collectors.toList())";
            case Object lambda
                    when Lambdas.isLambda(lambda.getClass())
                            && SerializationStrategy.isPlatform(lambda.getClass()) ->
                    JdkFunctions.advice(lambda.getClass());
            case Object lambda when Lambdas.isLambda(lambda.getClass()) ->
                    "this lambda was not compiled as serialisable; give it a Serializable type such as Brood's Fn1";
            case java.util.EventObject _ ->
                    "the JDK does not serialise the source of an event; send what you need of it";
            case java.util.concurrent.Executor _, java.util.concurrent.Future<?> _ ->
                    "it works with the threads of one process; make one there, or use pool or async";
            case java.util.concurrent.CountDownLatch _,
                    java.util.concurrent.CyclicBarrier _,
                    java.util.concurrent.Phaser _,
                    java.util.concurrent.Exchanger<?> _ ->
                    "it works between the threads of one process; use Brood's barrier, event, condition or queue";
            case ClassLoader _ -> "a class loader lives in one process only; make one there";
            default ->
                    SerializationStrategy.isPlatform(value.getClass())
                            ? "the JDK does not make it serialisable; send the data that it was made from"
                            : reasonOfBase(SerializationStrategy.platformBase(value.getClass()));
        };
    }

    private static String reasonOfBase(Class<?> base) {
        return SerializationStrategy.replacesOnlyItself(base)
                ? "the JDK does not serialise what a %s holds for a class that extends it; keep one in a field instead"
                        .formatted(base.getSimpleName())
                : "it extends a class of the JDK that is not serialisable";
    }

    private static boolean isRefused(Object value) {
        return switch (value) {
            case PrintStream stream -> stream != System.out && stream != System.err;
            case Path path -> path.getFileSystem() != FileSystems.getDefault();
            case Class<?> type -> type.isHidden();
            default -> SerializationStrategy.of(value.getClass()) == SerializationStrategy.REFUSED;
        };
    }

    private Step search(Step root, Predicate<Object> isMeant) {
        look(root.path, root.value);
        for (int i = 0; i < MOST_STEPS && !ahead.isEmpty(); i++) {
            Step step = ahead.remove();
            if (isMeant.test(step.value)) {
                return step;
            }
            open(step);
        }
        return null;
    }

    private void look(String path, Object value) {
        if (value != null && seen.add(value)) {
            ahead.add(new Step(path, value));
        }
    }

    private void open(Step step) {
        switch (step.value) {
            case Object[] array -> {
                for (int i = 0; i < Array.getLength(array); i++) {
                    look(step.path + "[" + i + "]", array[i]);
                }
            }
            case Iterable<?> elements
                    when SerializationStrategy.isPlatform(step.value.getClass())
                            && !(elements instanceof Path) -> {
                int i = 0;
                for (Object element : elements) {
                    look(step.path + "[" + i++ + "]", element);
                }
            }
            case Map<?, ?> map when SerializationStrategy.isPlatform(map.getClass()) ->
                    map.forEach((key, value) -> {
                        look(step.path + " → a key", key);
                        look(step.path + "[" + keyText(key) + "]", value);
                    });
            case Map.Entry<?, ?> entry when SerializationStrategy.isPlatform(entry.getClass()) -> {
                look(step.path + " → key", entry.getKey());
                look(step.path + " → value", entry.getValue());
            }
            case Optional<?> optional -> look(step.path, optional.orElse(null));
            case AtomicReference<?> reference -> look(step.path, reference.get());
            case Object lambda when Lambdas.isOurs(lambda.getClass()) -> openLambda(step);
            case Object other -> openFields(step, other.getClass());
        }
    }

    /** As short as a path may have it. What the user's code says may be long, or throw. */
    private static String keyText(Object key) {
        try {
            String text = UserNames.clean(String.valueOf(key));
            return text.length() <= LONGEST_KEY ? text : text.substring(0, LONGEST_KEY) + "…";
        } catch (RuntimeException | StackOverflowError e) {
            return nameOf(key.getClass());
        }
    }

    private void openFields(Step step, Class<?> type) {
        for (Class<?> c = type;
                c != null && !SerializationStrategy.isPlatform(c);
                c = c.getSuperclass()) {
            for (Field field : c.getDeclaredFields()) {
                if ((field.getModifiers() & (Modifier.STATIC | Modifier.TRANSIENT)) == 0
                        && !field.getType().isPrimitive()) {
                    look(
                            step.path + " → " + nameOf(type) + "." + field.getName(),
                            valueOf(field, step.value));
                }
            }
        }
    }

    /** As the user calls it: in full where the JDK's is meant, otherwise as it was declared. */
    private static String nameOf(Class<?> type) {
        if (SerializationStrategy.isPlatform(type)) {
            return Lambdas.isLambda(type) ? JdkFunctions.maker(type) : type.getTypeName();
        }
        return type.getSimpleName().isEmpty()
                ? type.getSuperclass().getSimpleName()
                : type.getSimpleName();
    }

    private static Object valueOf(Field field, Object owner) {
        try {
            field.setAccessible(true);
            return field.get(owner);
        } catch (ReflectiveOperationException | RuntimeException e) {
            return null; // the search goes on elsewhere
        }
    }

    private void openLambda(Step step) {
        LambdaForm form = LambdaForm.of(step.value);
        List<String> variables = form.isLambda() ? form.parameterNames(names) : List.of();
        int receivers = form.captured().length - form.capturedParameters();
        for (int i = 0; i < form.captured().length; i++) {
            int parameter = i - receivers;
            String what = parameter < 0 ? "captured object" : "captured variable";
            if (parameter >= 0 && parameter < variables.size()) {
                what += " \"" + variables.get(parameter) + "\"";
            }
            look(step.path + " → " + what, form.captured()[i]);
        }
    }
}
