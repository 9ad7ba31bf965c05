package dev.brood.shell;

import java.util.List;
import java.util.Random;

/** Makes up texts of snippets: with and without semicolons, with line ends and comments wherever space may be. */
final class RandomText {

    /** A blank is where a line may end or a comment may stand; {@code _} is a blank that stays one. */
    private static final List<String> SNIPPETS =
            List.of(
                    "int a = 1",
                    "int a = 1 , b",
                    "a",
                    "a + 1",
                    "- 3",
                    "-3",
                    "+ a",
                    ".5",
                    "! ok",
                    "( a + b )",
                    "(Object) \"x\"",
                    "++ a",
                    "a ++",
                    "a = b = c",
                    "println ( \"(\" )",
                    "println ( '(' )",
                    "println ( '\\'' + \"\\\"{\" )",
                    "var s = \"/*\"",
                    "\"a // b\" . length ( )",
                    "Pattern . compile ( \"[(]{\" )",
                    "\"\"\"\n  text ( { \\\"\"\" \" ' /*\n  // }\n  \"\"\"",
                    "var t = \"\"\"\n\n  a\"\"\" . strip ( )",
                    "'\"'",
                    "List . of ( 1 , 2 ) . stream ( ) . map ( x -> x * 2 ) . toList ( )",
                    "Function<Integer , Integer> f = x -> { return x ; }",
                    "Runnable r = ( ) -> { }",
                    "r = String :: valueOf",
                    "x -> x",
                    "int [ ] xs = { 1 , 2 , }",
                    "xs [ 0 ] = 5",
                    "new int [ ] { 1 }",
                    "new Object ( ) { int y = 2 ; } . toString ( )",
                    "import java . util . List",
                    "import java . util . *",
                    "import static java . lang . Math . *",
                    "int f ( int x ) { return x ; }",
                    "void g ( ) throws Exception { if ( a ) { b ( ) ; } }",
                    "<T> T id ( T x ) { return x ; }",
                    "< T > void h ( List < ? super T > x ) { }",
                    "static int g ( ) { return '}' ; }",
                    "@Deprecated void d ( ) { }",
                    "@Deprecated int d",
                    "@SuppressWarnings ( { \"a(\" , \"b\" } ) class S { }",
                    "@FunctionalInterface interface I { int f ( ) ; }",
                    "public @Deprecated class P { }",
                    "class A { int x ; class B { String s = \"}\" ; } A ( ) { this ( 1 ) ; } }",
                    "class C<T extends A> extends D implements E , F { }",
                    "abstract class G { abstract void m ( ) ; }",
                    "record R ( int x , String y ) { R { x = 1 ; } }",
                    "record Q<A , B> ( A a , B b ) { }",
                    "enum E { A , B { void x ( ) { } } ; int y ; }",
                    "sealed interface Z permits Y { }",
                    "non-sealed class Y implements Z { }",
                    "@interface N { int value ( ) default 1 ; }",
                    "if ( a ) b ( ) ;",
                    "if ( a ) b ( ) ; else c ( ) ;",
                    "if ( a ) { b ( ) ; } else if ( c ) { } else { d ( ) ; }",
                    "for ( int i = 0 ; i < 3 ; i ++ ) { x += i ; }",
                    "for ( var x : xs ) println ( x ) ;",
                    "while ( a ) { b ( ) ; }",
                    "do { a ++ ; } while ( a < 3 )",
                    "try { a ( ) ; } catch ( Exception e ) { } finally { b ( ) ; }",
                    "try ( var s = open ( ) ) { }",
                    "switch ( a ) { case 1 : b ( ) ; break ; default : }",
                    "switch ( a ) { case 1 -> b ( ) ; default -> throw new E ( ) ; }",
                    "var v = switch ( a ) { case 1 , 2 -> 3 ; default -> { yield 4 ; } }",
                    "synchronized ( a ) { }",
                    "here : for ( ; ; ) { break here ; }",
                    "{ int z = 1 ; z ++ ; }",
                    "throw new RuntimeException ( \"x\" )",
                    "assert a : \"b\"",
                    "a ? b : c",
                    "a instanceof String s && s . isEmpty ( )",
                    "a < b",
                    "Map<String , List<int [ ]>> m = new HashMap< > ( )",
                    "String u = \"\\u0041\\u001b[1m\"",
                    "char q = '\\u0028'",
                    "var e = List . of ( \\u0022a\\u0022 , 1 \\u0029",
                    "int ä = 3 , $x , _y",
                    ";",
                    "");

    private static final List<String> COMMENTS =
            List.of(
                    "/* ( */",
                    "/* \" */",
                    "/**/",
                    "/* } ' */",
                    "/* many\n ( lines\n */",
                    "// ) it's\n",
                    "// {\n",
                    "//\n",
                    "// \"\"\"\n",
                    "// /*\n");

    private final Random random;

    RandomText(long seed) {
        this.random = new Random(seed);
    }

    String next() {
        StringBuilder text = new StringBuilder();
        int tameness = 4 + random.nextInt(60);
        for (int count = 1 + random.nextInt(7); count > 0; count--) {
            text.append(loosened(any(SNIPPETS), tameness));
            if (random.nextBoolean()) {
                text.append(space(tameness)).append(';');
            }
            text.append(random.nextInt(8) == 0 ? space(3) : "\n");
            while (random.nextInt(5) == 0) {
                text.append(any(List.of("\n", "  \n", any(COMMENTS) + "\n")));
            }
        }
        if (random.nextBoolean()) {
            text.setLength(text.toString().stripTrailing().length());
        }
        return random.nextInt(5) == 0 ? text.toString().replace("\n", "\r\n") : text.toString();
    }

    private String loosened(String snippet, int tameness) {
        StringBuilder loose = new StringBuilder();
        for (String part : snippet.split("(?= )|(?<= )")) {
            loose.append(part.equals(" ") ? space(tameness) : part);
        }
        return loose.toString();
    }

    /** A line end or a comment, once in so many times; else a blank. */
    private String space(int tameness) {
        return switch (random.nextInt(tameness)) {
            case 0 -> "\n";
            case 1 -> " " + any(COMMENTS);
            case 2 -> random.nextBoolean() ? "\t" : "  \n  ";
            default -> " ";
        };
    }

    private <T> T any(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
