package dev.brood.differential;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.brood.testing.LeavesNothingBehind;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The rows of the table in {@code docs/comparison.md} are as it says, on both sides. */
@ExtendWith(LeavesNothingBehind.class)
@Tag("slow")
class OnPurposeTest {

    private static final String REJECTED = Played.REJECTED;

    @Test
    void lineThatBeginsAsNoSnippetCanBelongsToTheOneBefore() {
        differs(
                List.of("1", REJECTED),
                List.of("1"),
                "if (true) System.out.println(1);",
                "else System.out.println(2);");
    }

    @Test
    void annotationBelongsToTheNextLine() {
        differs(
                List.of(REJECTED, "2"),
                List.of("2"),
                "@SafeVarargs",
                "static <T> int count(T... all) { return all.length; }",
                "System.out.println(count(1, 2))");
    }

    @Test
    void someNamesAreThereFromTheStart() {
        differs(List.of(REJECTED), List.of("[]"), "System.out.println(args)");
        differs(
                List.of(REJECTED),
                List.of("Pair[first=1, second=2]"),
                "System.out.println(new Pair<>(1, 2))");
    }

    @Test
    void synchronisersAreThoseBetweenProcesses() {
        String line = "System.out.println(Semaphore.class.getName())";
        differs(
                List.of("java.util.concurrent.Semaphore"),
                List.of("dev.brood.sync.Semaphore"),
                line);
        String imported = "import java.util.concurrent.Semaphore;";
        String[] both = {imported, line};
        Program program = new Program(0, List.of(), List.of(both));
        assertEquals(Stock.play(program).lines(), Ours.play(program).lines());
    }

    @Test
    void methodIsAFunctionWhereOneIsWanted() {
        differs(
                List.of(REJECTED),
                List.of("9"),
                "int square(int x) { return x * x; }",
                "System.out.println(square.call(3))");
    }

    private static void differs(List<String> stock, List<String> ours, String... lines) {
        Program program = new Program(0, List.of(), List.of(lines));
        assertEquals(stock, Stock.play(program).lines());
        assertEquals(ours, Ours.play(program).lines());
    }
}
