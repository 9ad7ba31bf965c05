// a file that jshell runs without an error ( { "
void say(Object o) { }
say("(")
say(1)
int a = 1;
a
a
say(a + 1)
var x = 5
x
-3
(x)
+x
.5
++x
x++
int b = 2; int c = 3; b
c /* ( " */ // ' {
/* { ' " */ b /* many
   ( lines */
/* on
 its own */ c
var t = """
    ( { [ ' "
    // \""" */ /*

    """
t.length()
var u = """
    x\"""" + '"' + '\'' + "\"{"
"a // b".length() // */
"[(]".matches("[(]") // ]
class Outer {
    String s = "}"; // }

    /* } */ char c = '}', d = '"';
    class Inner<T extends Comparable<T>>
    {
        T value;
        // {
    }

    Outer() { this(1); }

    Outer(int x)
    {
    }
}
new Outer()
new Outer() {
    public String toString() { return "{"; }
}
@Deprecated void old() { }
@SuppressWarnings({"a(", "b"}) class Quiet { }
public
static
int
g(int x)
    throws Exception
{
    return x;
}
<T> T same(T x) { return x; }
<
T> void none(List<? super T> list)
{ }
same(
    1)
import java.util.concurrent.*
import static java.lang.Math.max; max(1, 2)
Function<Integer, Integer> f = y -> {
    return y + 1;
}
f.
    apply(1)
Runnable r = () ->
    say("r")
r.run()
List.of(1, 2).stream().
    map(y -> y *
        2).
    toList()
if (a > 0) say("then"); else say("else");
if (a > 0) {
    say("then");
} else {
    say("else");
}
for (int i = 0; i < 2; i++)
    say(i);
for (var each : List.of(1, 2)) say(each);
int n = 0
do {
    n++;
}
while (n < 3)
while (n > 0) { n--; }
try {
    say("try");
}
catch (RuntimeException e)
{
} finally
{
    say("finally");
}
switch (a) {
    case 1: say("one"); break;
    default:
}
switch (a) {
    case 1 -> say("one");

    default -> throw new IllegalStateException("(");
}
int seven = switch (a) {
    case 1, 2 -> 7;
    default -> { yield 4; }
}
here:
for (;;) {
    break here;
}
{ int local = 1; local++; }
;
record Two<A, B>(A a, B b) {
    public Two {
        Objects.requireNonNull(a);
    }
}
enum Color { RED, GREEN { void x() { } }; int y; }
sealed interface Shape permits Dot { }
non-sealed class Dot implements Shape { }
@interface Note { int value() default 1; }
@Note(
    2
) int noted
int[] xs = { 1, 2, }; xs[0] = 5
xs[0] == 5 ?
    "five" : "other"
int mail // see @Foo
int text = // @
    a // not:
String esc = "\u0041\u001b[1m"
String brace = "\u007b"
var list = List.of(
    \u0022a)\u0022 \u0029
var v = """
    b\\""";
var w = """
    c""";
assert a == 1
list instanceof List
Object last =
    a