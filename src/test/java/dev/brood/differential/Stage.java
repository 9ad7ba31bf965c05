package dev.brood.differential;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Plays programs on both sides. */
final class Stage implements AutoCloseable {

    private static final int AT_ONCE = Integer.getInteger("brood.differential.stock", 6);
    private static final int MINUTES = 10;

    private final StockPlayers stock = new StockPlayers(AT_ONCE);

    /** A program and what came of it. */
    record Comparison(Program program, Played stock, Played ours) {

        /** Null if there is none. */
        Difference difference() {
            return Difference.between(stock, ours);
        }
    }

    /** Announces programs, so that the slow side can begin. */
    void announce(List<Program> programs) {
        programs.forEach(stock::begin);
    }

    Comparison compare(Program program) {
        Played ours = Ours.play(program);
        try {
            return new Comparison(
                    program, stock.begin(program).get(MINUTES, TimeUnit.MINUTES), ours);
        } catch (InterruptedException | TimeoutException e) {
            throw new AssertionError("jshell hangs in\n" + program.text(), e);
        } catch (ExecutionException e) {
            throw new AssertionError("jshell fails in\n" + program.text(), e.getCause());
        }
    }

    /** The first of some programs that differs in a certain way. */
    Optional<Program> first(List<Program> programs, String kind) {
        announce(programs);
        return programs.stream().filter(program -> differs(program, kind)).findFirst();
    }

    private boolean differs(Program program, String kind) {
        Difference difference = compare(program).difference();
        return difference != null && difference.kind().equals(kind);
    }

    @Override
    public void close() {
        stock.close();
    }
}
