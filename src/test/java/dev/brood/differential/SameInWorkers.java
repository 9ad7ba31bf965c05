package dev.brood.differential;

import dev.brood.differential.grammar.Generator;
import java.util.List;
import java.util.Optional;

/** Plays programs in which pools and processes of their own tell what they see of the session. */
final class SameInWorkers {

    private static final String SESSION = "session: ";
    private static final String WORKER = "worker: ";

    /** What a worker sees, and what it is to see. */
    private record Sight(String expected, String seen) {}

    private SameInWorkers() {}

    static Figures play(List<Long> seeds, int steps) {
        Figures figures = new Figures();
        for (long seed : seeds) {
            Program program = Program.of(seed, Generator.programWithWorkers(seed, steps));
            Played played = Ours.play(program);
            figures.count(program, played);
            if (played.count(WORKER) == 0) {
                figures.differs("--- seed " + seed + ": no worker has seen anything\n");
            }
            if (wrong(played) != null) {
                figures.differs(told(program));
            }
        }
        return figures;
    }

    /** The first that is wrong; null if none is. */
    private static Sight wrong(Played played) {
        List<String> lines = played.lines();
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith(SESSION)) {
                String expected = WORKER + lines.get(i).substring(SESSION.length());
                String seen = i + 1 < lines.size() ? lines.get(i + 1) : "(end)";
                if (!seen.equals(expected)) {
                    return new Sight(expected, seen);
                }
            }
        }
        return null;
    }

    private static String told(Program program) {
        Program smallest =
                Command.SHRINKS ? new Shrinker(SameInWorkers::firstWrong).shrink(program) : program;
        Sight wrong = wrong(Ours.play(smallest));
        return """
        --- seed %d: a worker sees something else
        expected: %s
        seen:     %s
        smallest program:
        %s\
        """
                .formatted(
                        program.seed(),
                        wrong == null ? "(not again)" : wrong.expected,
                        wrong == null ? "(not again)" : wrong.seen,
                        smallest.text());
    }

    private static Optional<Program> firstWrong(List<Program> programs) {
        return programs.stream().filter(program -> wrong(Ours.play(program)) != null).findFirst();
    }
}
