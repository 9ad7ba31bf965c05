package dev.brood.differential;

import dev.brood.differential.Stage.Comparison;
import dev.brood.differential.grammar.Generator;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;

/** A run over many seeds, with its figures. */
final class Run {

    private static final int LENGTH = Integer.getInteger("brood.differential.steps", 40);

    private final boolean shrinks = !Boolean.getBoolean("brood.differential.asfound");
    private int same;
    private long snippets;
    private long rejected;
    private long threw;
    private final StringBuilder report = new StringBuilder();
    private int different;

    /** Plays so many programs, beginning with a seed. */
    static Run of(long first, int count) {
        return of(LongStream.range(first, first + count).boxed().toList());
    }

    static Run of(List<Long> seeds) {
        Run run = new Run();
        List<Program> programs =
                seeds.stream()
                        .map(seed -> new Program(seed, Generator.program(seed, LENGTH)))
                        .toList();
        try (Stage stage = new Stage()) {
            stage.announce(programs);
            programs.forEach(program -> run.play(stage, program));
        }
        return run;
    }

    private void play(Stage stage, Program program) {
        Comparison comparison = stage.compare(program);
        snippets += program.steps().size();
        rejected +=
                comparison.stock().count(Played.REJECTED)
                        + comparison.stock().count(Played.UNRESOLVED);
        threw += comparison.stock().count(Played.THREW);
        if (comparison.difference() == null) {
            same++;
            return;
        }
        different++;
        Comparison told = shrinks ? new Shrinker(stage).shrink(comparison) : comparison;
        String text = told(comparison, told);
        System.out.println(text);
        report.append(text);
    }

    private static String told(Comparison found, Comparison told) {
        Difference difference = told.difference();
        return """
        --- seed %d differs in: %s
        jshell: %s
        here:   %s
        smallest program:
        %s\
        """
                .formatted(
                        found.program().seed(),
                        difference.kind(),
                        difference.stock(),
                        difference.ours(),
                        told.program().text());
    }

    /** What differs, with the smallest programs; empty if nothing does. */
    String report() {
        return report.toString();
    }

    String figures() {
        return "%d programs: %d same, %d differ; %d steps, of which the JDK's rejects %d and %d throw"
                .formatted(same + different, same, different, snippets, rejected, threw);
    }

    /**
     * Plays so many programs: first seed, count; or a file, of which it prints what both sides make.
     *
     * @param args two numbers, or a file
     */
    public static void main(String[] args) throws IOException {
        if (args.length == 1) {
            Program program = new Program(0, Files.readAllLines(Path.of(args[0])));
            Played stock = Stock.play(program);
            Played ours = Ours.play(program);
            System.out.println("jshell: " + stock + "\nhere:   " + ours);
            System.exit(Difference.between(stock, ours) == null ? 0 : 1);
        }
        Run run = of(Long.parseLong(args[0]), Integer.parseInt(args[1]));
        System.out.println(run.figures());
        System.exit(run.report.isEmpty() ? 0 : 1);
    }
}
