package dev.brood.internal.wire;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntUnaryOperator;
import java.util.function.LongUnaryOperator;
import java.util.function.UnaryOperator;

/**
 * Functions that the JDK makes by lambdas of its own. The identities have one instance each, so that they arrive as the
 * receiver's. What others hold is closed to us, and which of its lambdas it is cannot be told either: these are refused, with
 * what to write instead. Comparators and what else the JDK makes serialisable go by Java's serialisation.
 */
@SuppressWarnings("rawtypes") // Kryo's API is raw
final class JdkFunctions extends Serializer {

    private static final List<Object> IDENTITIES =
            List.of(
                    Function.identity(),
                    UnaryOperator.identity(),
                    IntUnaryOperator.identity(),
                    LongUnaryOperator.identity(),
                    DoubleUnaryOperator.identity());

    private static final String INSIDE = "$$Lambda";

    static boolean isIdentity(Class<?> type) {
        return Lambdas.isLambda(type) && numberOf(type) >= 0;
    }

    private static int numberOf(Class<?> type) {
        for (int i = 0; i < IDENTITIES.size(); i++) {
            if (IDENTITIES.get(i).getClass() == type) {
                return i;
            }
        }
        return -1;
    }

    @Override
    public void write(Kryo kryo, Output output, Object identity) {
        output.writeByte(numberOf(identity.getClass()));
    }

    @Override
    public Object read(Kryo kryo, Input input, Class type) {
        return IDENTITIES.get(input.readByte());
    }

    /** The class whose code a lambda stands in, for people. */
    static String maker(Class<?> lambda) {
        String name = lambda.getName();
        return name.contains(INSIDE) ? name.substring(0, name.indexOf(INSIDE)) : name;
    }

    /** What to write instead of a function of the JDK's. */
    static String advice(Class<?> lambda) {
        String maker = maker(lambda);
        String simple = maker.substring(maker.lastIndexOf('.') + 1);
        return "the JDK does not make this function serialisable; " + instead(simple);
    }

    private static String instead(String maker) {
        return switch (maker) {
            case "Function" ->
                    "write x -> g.apply(f.apply(x)) instead of f.andThen(g), x -> f.apply(g.apply(x)) instead of f.compose(g)";
            case "BiFunction" -> "write (a, b) -> g.apply(f.apply(a, b)) instead of f.andThen(g)";
            case "Predicate", "IntPredicate", "LongPredicate", "DoublePredicate" ->
                    "write x -> p.test(x) && q.test(x) instead of p.and(q), x -> p.test(x) || q.test(x) instead of p.or(q),"
                            + " x -> !p.test(x) instead of p.negate() or Predicate.not(p)";
            case "BiPredicate" ->
                    "write (a, b) -> p.test(a, b) && q.test(a, b) instead of p.and(q), || instead of p.or(q),"
                            + " (a, b) -> !p.test(a, b) instead of p.negate()";
            case "IntUnaryOperator", "LongUnaryOperator", "DoubleUnaryOperator" ->
                    "write x -> g.%1$s(f.%1$s(x)) instead of f.andThen(g), x -> f.%1$s(g.%1$s(x)) instead of f.compose(g)"
                            .formatted("applyAs" + maker.replace("UnaryOperator", ""));
            case "Consumer", "IntConsumer", "LongConsumer", "DoubleConsumer" ->
                    "write x -> { f.accept(x); g.accept(x); } instead of f.andThen(g)";
            case "BiConsumer", "ObjIntConsumer", "ObjLongConsumer", "ObjDoubleConsumer" ->
                    "write (a, b) -> { f.accept(a, b); g.accept(a, b); } instead of f.andThen(g)";
            case "BinaryOperator" ->
                    "write (a, b) -> c.compare(a, b) <= 0 ? a : b instead of BinaryOperator.minBy(c), >= instead of maxBy(c)";
            default -> "write a lambda of your own that does the same";
        };
    }
}
