package dev.brood.internal.code;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.IntFunction;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * A random program of session variables, methods and types that call each other in the ways that Java has, each only what
 * was declared before. All is computed from the variables, which never change, so a function gives the same wherever they
 * have their values, and something else where one of them has not.
 */
final class CallGraph {

    private static final int DEEPEST = 3;

    private final Random random;
    private final String suffix;
    private final List<String> snippets = new ArrayList<>();

    /** Ways to use what has been declared so far: an int from an int. */
    private final List<String> uses = new ArrayList<>();

    private final List<String> roots = new ArrayList<>();
    private int count;

    /**
     * Makes a program.
     *
     * @param seed for the same program another time
     * @param suffix of all names
     */
    CallGraph(long seed, String suffix) {
        this.random = new Random(seed);
        this.suffix = suffix;
        IntStream.range(0, 6).forEach(_ -> variable());
        IntStream.range(0, 14).forEach(_ -> declaration());
        IntStream.range(0, 4).forEach(_ -> root());
    }

    /** Declarations, in order. */
    List<String> snippets() {
        return snippets;
    }

    /** An expression that is a list of functions without arguments. */
    String functions() {
        return "List.<Fn<Integer>>of(" + String.join(", ", roots) + ")";
    }

    private String name(String letter) {
        return letter + count++ + suffix;
    }

    private int number() {
        return 1 + random.nextInt(1_000_000);
    }

    private void variable() {
        String name = name("v");
        String value = number() + "";
        switch (random.nextInt(4)) {
            case 0 -> {
                snippets.add("var %s = new ArrayList<>(List.of(%s));".formatted(name, value));
                uses.add("%s.getFirst() * 7 + %%s".formatted(name));
            }
            case 1 -> {
                snippets.add("String %s = \"%s\";".formatted(name, value));
                uses.add("Integer.parseInt(%s) + %%s".formatted(name));
            }
            default -> {
                snippets.add("int %s = %s;".formatted(name, value));
                uses.add(name + " * 3 + %s");
            }
        }
    }

    /** An expression of type int. */
    private String number(String local, int depth) {
        if (depth == 0 || uses.isEmpty()) {
            return random.nextBoolean() ? local : String.valueOf(random.nextInt(9));
        }
        String use = uses.get(random.nextInt(uses.size()));
        String argument = number(local, depth - 1);
        String one = use.contains("%s") ? use.formatted(argument) : use;
        return random.nextInt(3) == 0 ? one + " ^ " + number(local, depth - 1) : one;
    }

    private String body(String local) {
        return "(" + number(local, 1 + random.nextInt(DEEPEST)) + ")";
    }

    /** Each declares one thing and says how to use it. */
    private void declaration() {
        List<IntFunction<String>> kinds =
                List.of(
                        this::method,
                        this::method,
                        this::objects,
                        this::dispatch,
                        this::lambdaInMethod,
                        this::lambdaVariable,
                        this::objectVariable,
                        this::enumeration,
                        this::record,
                        this::staticState,
                        this::comparison,
                        this::text,
                        this::anonymous,
                        this::reflection,
                        this::thread,
                        this::iteration,
                        this::exception,
                        this::sealed,
                        this::inheritance,
                        this::generic,
                        this::references,
                        this::inner,
                        this::resource,
                        this::closure);
        int kind = random.nextInt(kinds.size());
        uses.add(kinds.get(kind).apply(kind));
    }

    private void add(String snippet, Object... parts) {
        snippets.add(snippet.formatted(parts));
    }

    private String method(int kind) {
        String m = name("m");
        add("int %s(int x) { return %s; }", m, body("x"));
        return m + "(%s)";
    }

    private String objects(int kind) {
        String c = name("C");
        add(
                "class %s { int a = %s; %s(int a) { this.a += a; } int go(int x) { return a + %s; } int other(int x) { return %s; } }",
                c, body("1"), c, body("x"), body("x"));
        return "new " + c + "(2).go(%s)";
    }

    private String dispatch(int kind) {
        String i = name("I");
        String a = name("A");
        String b = name("B");
        add(
                "interface %s { int area(int x); default int twice(int x) { return 2 * area(x) + %s; } static int none() { return %s; } }",
                i, body("x"), body("4"));
        add("class %s implements %s { public int area(int x) { return %s; } }", a, i, body("x"));
        add("class %s implements %s { public int area(int x) { return %s; } }", b, i, body("x"));
        String m = name("pick");
        add("%s %s(int x) { return x %% 2 == 0 ? new %s() : new %s(); }", i, m, a, b);
        return random.nextBoolean() ? m + "(%s).twice(1)" : m + "(3).area(%s) + " + i + ".none()";
    }

    private String lambdaInMethod(int kind) {
        String m = name("sum");
        add(
                "int %s(int x) { return IntStream.range(0, 3).map(i -> %s).map(i -> i + x).sum() + %s; }",
                m, body("i"), body("x"));
        return m + "(%s)";
    }

    private String lambdaVariable(int kind) {
        String f = name("f");
        add("IntUnaryOperator %s = x -> %s;", f, body("x"));
        return f + ".applyAsInt(%s)";
    }

    private String objectVariable(int kind) {
        String use = objects(kind);
        String c = use.substring(4, use.indexOf('('));
        String o = name("o");
        String type = random.nextBoolean() ? c : "Object";
        add("%s %s = new %s(5);", type, o, c);
        return "((" + c + ") " + o + ").other(%s)";
    }

    private String enumeration(int kind) {
        String e = name("E");
        add(
                "enum %s { ONE { int go(int x) { return %s; } }, TWO { int go(int x) { return %s; } }; final int start = %s; abstract int go(int x); }",
                e, body("x"), body("x"), body("3"));
        String m = name("each");
        add(
                "int %s(int x) { return EnumSet.allOf(%s.class).stream().mapToInt(e -> e.go(x) + e.start).sum(); }",
                m, e);
        return m + "(%s)";
    }

    /** A record is made anew where it arrives, so its constructor has to agree with what it made itself. */
    private String record(int kind) {
        String r = name("R");
        add(
                "record %s(int a, int b) { public %s { a = Math.max(a, %s); } public int b() { return b + %s; } int sum() { return a + b(); } }",
                r, r, body("b"), body("1"));
        String v = name("r");
        add("var %s = new %s(1, 2);", v, r);
        return random.nextBoolean() ? "new " + r + "(%s, 4).sum()" : v + ".sum() + %s";
    }

    private String staticState(int kind) {
        String s = name("S");
        add(
                "class %s { static int base = %s; static int next(int x) { return base + x; } static class In { static int deep = %s; } }",
                s, body("1"), body("2"));
        return random.nextBoolean() ? s + ".next(%s)" : s + ".In.deep + %s";
    }

    private String comparison(int kind) {
        String k = name("K");
        add(
                "class %s implements Comparable<%s> { int a; %s(int a) { this.a = a; } public int compareTo(%s o) { return Integer.compare(a ^ %s, o.a); } public int hashCode() { return a + %s; } public boolean equals(Object o) { return o instanceof %s k && k.a == a; } }",
                k, k, k, k, body("a"), body("a"), k);
        return random.nextBoolean()
                ? "new TreeSet<>(List.of(new " + k + "(%s), new " + k + "(77))).first().a"
                : "Set.of(new " + k + "(%s)).hashCode()";
    }

    private String text(int kind) {
        String t = name("T");
        add("class %s { public String toString() { return \"t\" + %s; } }", t, body("6"));
        return switch (random.nextInt(3)) {
            case 0 -> "(\"\" + new " + t + "()).hashCode() + %s";
            case 1 -> "String.valueOf(new " + t + "()).hashCode() + %s";
            default -> "Objects.toString(Optional.of(new " + t + "())).hashCode() + %s";
        };
    }

    private String anonymous(int kind) {
        String m = name("anon");
        add(
                "int %s(int x) { Supplier<Integer> s = new Supplier<>() { int a = %s; public Integer get() { return a + %s; } }; return s.get(); }",
                m, body("x"), body("x"));
        return m + "(%s)";
    }

    private String reflection(int kind) {
        String c = name("Q");
        add("class %s { int go(int x) { return %s; } }", c, body("x"));
        String m = name("call");
        add(
                "int %s(int x) { try { var m = %s.class.getDeclaredMethod(\"go\", int.class); m.setAccessible(true); return (int) m.invoke(new %s(), x); } catch (Exception e) { throw new RuntimeException(e); } }",
                m, c, c);
        return m + "(%s)";
    }

    private String thread(int kind) {
        String t = name("Thread");
        add(
                "class %s extends Thread { int r; public void run() { try { r = %s; } catch (RuntimeException | LinkageError e) { r = -1; } } }",
                t, body("8"));
        String m = name("wait");
        add(
                "int %s(int x) { try { var t = new %s(); t.start(); t.join(); return t.r + x; } catch (InterruptedException e) { throw new RuntimeException(e); } }",
                m, t);
        return m + "(%s)";
    }

    private String iteration(int kind) {
        String i = name("Iter");
        add(
                "class %s implements Iterable<Integer> { public Iterator<Integer> iterator() { return List.of(1, %s).iterator(); } }",
                i, body("2"));
        String m = name("loop");
        add("int %s(int x) { for (int i : new %s()) x += i; return x; }", m, i);
        return m + "(%s)";
    }

    private String exception(int kind) {
        String x = name("X");
        add(
                "class %s extends RuntimeException { public String getMessage() { return \"m\" + %s; } }",
                x, body("2"));
        String m = name("fail");
        add(
                "int %s(int x) { try { throw new %s(); } catch (RuntimeException e) { return e.getMessage().hashCode() + x; } }",
                m, x);
        return m + "(%s)";
    }

    private String sealed(int kind) {
        String s = name("Shape");
        String a = name("Sa");
        String b = name("Sb");
        add(
                "sealed interface %s { record %s(int x) implements %s { int go() { return %s; } } final class %s implements %s { int come() { return %s; } } }",
                s, a, s, body("x"), b, s, body("3"));
        String m = name("match");
        add(
                "int %s(%s s) { return switch (s) { case %s.%s(int x) when x > 5 -> x; case %s.%s a -> a.go(); case %s.%s b -> b.come(); }; }",
                m, s, s, a, s, a, s, b);
        return random.nextBoolean()
                ? m + "(new " + s + "." + a + "(%s))"
                : m + "(new " + s + "." + b + "()) + %s";
    }

    private String inheritance(int kind) {
        String base = name("Base");
        String sub = name("Sub");
        add(
                "abstract class %s { int a; %s() { a = init() + %s; } abstract int init(); int up(int x) { return a + hook(x); } int hook(int x) { return %s; } }",
                base, base, body("1"), body("x"));
        add(
                "class %s extends %s { int init() { return %s; } int hook(int x) { return super.hook(x) + %s; } }",
                sub, base, body("1"), body("x"));
        return "new " + sub + "().up(%s)";
    }

    private String generic(int kind) {
        String g = name("G");
        add(
                "class %s<T extends Comparable<T>> { T t; %s(T t) { this.t = t; } int against(T o) { return t.compareTo(o) + %s; } }",
                g, g, body("3"));
        String m = name("id");
        add("<T> T %s(T t) { return %s > 0 ? t : t; }", m, body("1"));
        return random.nextBoolean() ? "new " + g + "<>(3).against(%s)" : m + "(%s)";
    }

    private String references(int kind) {
        String c = name("P");
        add(
                "class %s { int a; %s(int a) { this.a = a + %s; } static int of(int x) { return %s; } int get() { return a + %s; } }",
                c, c, body("a"), body("x"), body("2"));
        return switch (random.nextInt(3)) {
            case 0 -> "((IntUnaryOperator) " + c + "::of).applyAsInt(%s)";
            case 1 -> "((IntFunction<" + c + ">) " + c + "::new).apply(%s).a";
            default -> "Optional.of(new " + c + "(%s)).map(" + c + "::get).get()";
        };
    }

    private String inner(int kind) {
        String o = name("Out");
        add(
                "class %s { int a = %s; class In { int go(int x) { return a + %s; } } In in() { return new In(); } }",
                o, body("1"), body("x"));
        return "new " + o + "().in().go(%s)";
    }

    private String resource(int kind) {
        String r = name("Res");
        add(
                "class %s implements AutoCloseable { static int closed; int x; public void close() { x += %s; } }",
                r, body("5"));
        String m = name("use");
        add("int %s(int x) { var r = new %s(); try (r) { r.x = x; } return r.x; }", m, r);
        return m + "(%s)";
    }

    private String closure(int kind) {
        String c = name("Cl");
        add(
                "class %s { int a; %s(int a) { this.a = a; } IntSupplier later() { return () -> a + %s; } int unused() { return %s; } }",
                c, c, body("a"), body("a"));
        return "new " + c + "(%s).later().getAsInt()";
    }

    /** A function to be sent. */
    private void root() {
        String m = name("make");
        switch (random.nextInt(5)) {
            case 0 -> roots.add("() -> " + body("1"));
            case 1 -> {
                add(
                        "Fn<Integer> %s(int x) { int y = %s; return () -> y + %s; }",
                        m, body("x"), body("x"));
                roots.add(m + "(3)");
            }
            case 2 -> {
                String use = objects(0);
                String c = use.substring(4, use.indexOf('('));
                add(
                        "Fn<Integer> %s(int x) { var o = new %s(x); Object p = List.of(o); int z = %s; return () -> o.go(z) + p.hashCode() * 0; }",
                        m, c, body("x"));
                roots.add(m + "(4)");
            }
            case 3 -> {
                String j = name("Job");
                add(
                        "class %s implements Fn<Integer> { int a = %s; public Integer call() { return a + %s; } int other() { return %s; } }",
                        j, body("1"), body("a"), body("a"));
                roots.add("new " + j + "()");
            }
            default -> {
                String w = name("W");
                add(
                        "class %s { int a = 2; Fn<Integer> job() { return () -> a + %s; } int unused() { return %s; } public void run() { a = %s; } }",
                        w, body("a"), body("a"), body("1"));
                roots.add("new " + w + "().job()");
            }
        }
    }

    @Override
    public String toString() {
        return snippets.stream().collect(Collectors.joining("\n")) + "\n" + functions();
    }
}
