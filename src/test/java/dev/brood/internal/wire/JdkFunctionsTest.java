package dev.brood.internal.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.error.NotSendableException;
import java.io.Serializable;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BiConsumer;
import java.util.function.BiFunction;
import java.util.function.BiPredicate;
import java.util.function.BinaryOperator;
import java.util.function.Consumer;
import java.util.function.DoubleUnaryOperator;
import java.util.function.Function;
import java.util.function.IntPredicate;
import java.util.function.IntUnaryOperator;
import java.util.function.LongUnaryOperator;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** Functions that the JDK composes go, or the error says what to write instead. */
class JdkFunctionsTest {

    private interface Length extends Function<String, Integer>, Serializable {}

    private final Codec codec =
            new Codec(JdkFunctionsTest.class.getClassLoader(), ParameterNames.UNKNOWN);

    @SuppressWarnings("unchecked")
    private <T> T copy(T value) {
        return (T) codec.decode(codec.encode(value));
    }

    @Test
    void identitiesArriveAsThemselves() {
        assertSame(Function.identity(), copy(Function.identity()));
        assertSame(UnaryOperator.identity(), copy(UnaryOperator.identity()));
        assertSame(IntUnaryOperator.identity(), copy(IntUnaryOperator.identity()));
        assertSame(LongUnaryOperator.identity(), copy(LongUnaryOperator.identity()));
        assertSame(DoubleUnaryOperator.identity(), copy(DoubleUnaryOperator.identity()));
        List<Object> both = copy(List.of(Function.identity(), Map.of(1, Function.identity())));
        assertSame(Function.identity(), both.getFirst());
    }

    static List<Comparator<String>> comparators() {
        Length length = String::length;
        return List.of(
                Comparator.comparing(length),
                Comparator.comparing(Function.identity()),
                Comparator.comparing(length).reversed(),
                Comparator.comparing(length).thenComparing(Comparator.naturalOrder()),
                Comparator.comparing(length, Comparator.reverseOrder()),
                Comparator.comparing(length)
                        .thenComparing(Function.identity(), Comparator.reverseOrder()),
                Comparator.nullsFirst(Comparator.<String>naturalOrder().reversed()),
                Comparator.nullsLast(Comparator.comparing(length)));
    }

    @ParameterizedTest
    @MethodSource("comparators")
    void chainsOfComparatorsArrive(Comparator<String> comparator) {
        List<String> words = Arrays.asList("bb", "a", "ccc", "ab");
        assertEquals(
                words.stream().sorted(comparator).toList(),
                words.stream().sorted(copy(comparator)).toList());
    }

    static Stream<Arguments> composed() {
        Length f = String::length;
        Predicate<String> p = String::isEmpty;
        BiFunction<String, String, String> bi = String::concat;
        BiPredicate<String, Object> bp = String::equals;
        Consumer<Object> c = _ -> {};
        BiConsumer<Object, Object> bc = (_, _) -> {};
        IntPredicate ip = x -> x > 0;
        IntUnaryOperator iu = x -> x + 1;
        return Stream.of(
                Arguments.of(f.andThen(x -> x), "x -> g.apply(f.apply(x)) instead of f.andThen(g)"),
                Arguments.of(
                        f.compose(x -> "" + x), "x -> f.apply(g.apply(x)) instead of f.compose(g)"),
                Arguments.of(
                        Predicate.not(p),
                        "x -> !p.test(x) instead of p.negate() or Predicate.not(p)"),
                Arguments.of(p.and(p), "x -> p.test(x) && q.test(x) instead of p.and(q)"),
                Arguments.of(p.or(p), "x -> p.test(x) || q.test(x) instead of p.or(q)"),
                Arguments.of(ip.negate(), "x -> !p.test(x)"),
                Arguments.of(bp.negate(), "(a, b) -> !p.test(a, b)"),
                Arguments.of(bi.andThen(x -> x), "(a, b) -> g.apply(f.apply(a, b))"),
                Arguments.of(c.andThen(c), "x -> { f.accept(x); g.accept(x); }"),
                Arguments.of(bc.andThen(bc), "(a, b) -> { f.accept(a, b); g.accept(a, b); }"),
                Arguments.of(iu.andThen(iu), "x -> g.applyAsInt(f.applyAsInt(x))"),
                Arguments.of(
                        BinaryOperator.minBy(Comparator.<Integer>naturalOrder()),
                        "c.compare(a, b) <= 0 ? a : b"),
                Arguments.of(Collectors.toList(), "stream.collect(Collectors.toList())"),
                Arguments.of(Collectors.groupingBy(f), "inside of the function"));
    }

    @ParameterizedTest
    @MethodSource("composed")
    void whatTheJdkDoesNotMakeSerialisableIsToldWithWhatToWrite(Object function, String advice) {
        var error =
                assertThrows(NotSendableException.class, () -> codec.encode(Map.of("k", function)));
        assertTrue(error.reason().contains(advice), error::getMessage);
        assertTrue(error.path().startsWith("value[k] → java.util."), error::path);
        assertTrue(!error.path().contains("Lambda"), error::path);
    }

    @Test
    void lambdaThatHoldsAnIdentityArrives() {
        Function<String, String> identity = Function.identity();
        Length length = s -> identity.apply(s).length();
        assertEquals(3, copy(length).apply("abc"));
    }
}
