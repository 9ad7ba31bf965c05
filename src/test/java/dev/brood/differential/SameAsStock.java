package dev.brood.differential;

import dev.brood.differential.Stage.Comparison;
import dev.brood.differential.grammar.Generator;
import java.util.List;

/** Plays the programs of many seeds on both sides. */
final class SameAsStock {

    private final Figures figures = new Figures();
    private final Stage stage;

    private SameAsStock(Stage stage) {
        this.stage = stage;
    }

    static Figures play(List<Long> seeds, int steps) {
        List<Program> programs =
                seeds.stream()
                        .map(seed -> Program.of(seed, Generator.program(seed, steps)))
                        .toList();
        try (Stage stage = new Stage()) {
            stage.announce(programs);
            SameAsStock all = new SameAsStock(stage);
            programs.forEach(all::play);
            return all.figures;
        }
    }

    private void play(Program program) {
        Comparison comparison = stage.compare(program);
        figures.count(program, comparison.stock());
        if (comparison.difference() != null) {
            figures.differs(told(program, comparison.difference().kind()));
        }
    }

    private String told(Program program, String kind) {
        Program smallest =
                Command.SHRINKS
                        ? new Shrinker(programs -> stage.first(programs, kind)).shrink(program)
                        : program;
        Difference difference = stage.compare(smallest).difference();
        return """
        --- seed %d differs in: %s
        jshell: %s
        here:   %s
        smallest program:
        %s\
        """
                .formatted(
                        program.seed(),
                        kind,
                        difference == null ? "(not again)" : difference.stock(),
                        difference == null ? "(not again)" : difference.ours(),
                        smallest.text());
    }
}
