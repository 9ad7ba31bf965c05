package dev.brood.internal.wire;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/**
 * Lambdas and method references.
 *
 * <p>A lambda can only be made once all that it captured is there. So where a captured object leads back to the lambda
 * itself ({@code class Job { Runnable r = () -> go(); }}, starting from {@code r}), the inner place gets a proxy that
 * passes calls on to the lambda as soon as it exists. Kryo's own references cannot do this, so lambdas count for
 * themselves.
 *
 * <pre>
 *   lambda = number:varint                       of one that was written before, or is being written
 *          | number:varint texts kind captured   number is the next free one
 * </pre>
 */
@SuppressWarnings("rawtypes") // Kryo's API is raw
final class LambdaSerializer extends Serializer {

    private final ClassLoader loader;
    private final Map<Object, Integer> written = new IdentityHashMap<>();
    private final List<Object> read = new ArrayList<>();
    private final Map<Integer, Late> late = new java.util.HashMap<>();

    LambdaSerializer(ClassLoader loader) {
        this.loader = loader;
    }

    void forget() {
        written.clear();
        read.clear();
        late.clear();
    }

    @Override
    public void write(Kryo kryo, Output output, Object lambda) {
        Integer known = written.putIfAbsent(lambda, written.size());
        if (known != null) {
            output.writeVarInt(known, true);
            output.writeString(LambdaForm.of(lambda).functionalInterface());
            return;
        }
        output.writeVarInt(written.size() - 1, true);
        ((GraphKryo) kryo).references().meet(lambda);
        LambdaForm form = LambdaForm.of(lambda);
        ((GraphKryo) kryo).met(form.met());
        for (String text : form.texts()) {
            output.writeString(text);
        }
        output.writeVarInt(form.implMethodKind(), true);
        output.writeVarInt(form.captured().length, true);
        for (Object captured : form.captured()) {
            kryo.writeClassAndObject(output, captured);
        }
    }

    @Override
    public Object read(Kryo kryo, Input input, Class type) {
        int number = input.readVarInt(true);
        if (number < read.size()) {
            String functionalInterface = input.readString();
            Object known = read.get(number);
            return known != null
                    ? known
                    : late.computeIfAbsent(number, _ -> new Late())
                            .proxy(functionalInterface, loader);
        }
        read.add(null);
        String[] texts = new String[LambdaForm.TEXTS];
        for (int i = 0; i < texts.length; i++) {
            texts[i] = input.readString();
        }
        int kind = input.readVarInt(true);
        Object[] captured = new Object[GraphInput.readCount(input)];
        for (int i = 0; i < captured.length; i++) {
            captured[i] = kryo.readClassAndObject(input);
        }
        Object lambda = new LambdaForm(texts, kind, captured).rebuild(loader);
        read.set(number, lambda);
        Late waiting = late.remove(number);
        if (waiting != null) {
            waiting.lambda = lambda;
        }
        return lambda;
    }

    /** Passes calls on to a lambda that is yet to be made. */
    private static final class Late implements InvocationHandler {

        private volatile Object lambda;
        private Object proxy;

        Object proxy(String functionalInterface, ClassLoader loader) {
            if (proxy == null) {
                try {
                    Class<?> shape = Class.forName(functionalInterface, false, loader);
                    proxy =
                            Proxy.newProxyInstance(
                                    shape.getClassLoader(), new Class<?>[] {shape}, this);
                } catch (ClassNotFoundException e) {
                    throw new IllegalStateException(
                            "the type of a lambda is not here: " + functionalInterface, e);
                }
            }
            return proxy;
        }

        @Override
        public Object invoke(Object self, Method method, Object[] arguments) throws Throwable {
            try {
                method.setAccessible(true);
                return method.invoke(lambda, arguments);
            } catch (InvocationTargetException e) {
                throw e.getCause();
            }
        }
    }
}
