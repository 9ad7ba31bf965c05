package dev.brood.conformance;

import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Plays facts against the jshell of the JDK. To start both costs more than to play, so a pair plays many, and drops what is left
 * between two of them: that is one long sequence for both. After a difference the next fact has a new pair.
 */
final class Match implements AutoCloseable {

    /** So many facts a pair plays. */
    private static final int MANY = 25;

    /** How snippets are entered: one by one, or as a script is cut, where each begins with the end of the line before it. */
    enum Side {
        PROMPT(""),
        SCRIPT("\n");

        private final String before;

        Side(String before) {
            this.before = before;
        }

        String entered(String snippet) {
            return before + snippet;
        }
    }

    private final Side side;
    private Player stock;
    private Player ours;
    private int played;
    private int all;
    private int agree;

    Match(Side side) {
        this.side = side;
    }

    /** Tells at which step the two come apart, and how. */
    Optional<String> difference(Fact fact) {
        if (stock == null || played == MANY) {
            begin();
        }
        Optional<String> difference = play(fact);
        if (difference.isPresent() && played > 0) {
            begin();
            difference = both(difference.get(), play(fact));
        }
        all++;
        if (difference.isPresent()) {
            close();
        } else {
            agree++;
            played++;
            stock.clear();
            ours.clear();
        }
        return difference;
    }

    /** How many facts were played, and how many came out the same. */
    String summary() {
        return "%s: %d of %d sequences come out as in jshell".formatted(side, agree, all);
    }

    /** What is to be told of a difference in a long sequence. Where jshell broke, it says nothing of ours. */
    private static Optional<String> both(String inSequence, Optional<String> alone) {
        boolean broke = inSequence.contains("jshell: " + Player.FAILED);
        return broke || alone.isPresent() ? alone : Optional.of("Alone it agrees.\n" + inSequence);
    }

    private void begin() {
        close();
        stock = new StockPlayer();
        ours = new OurPlayer(side);
        played = 0;
    }

    private Optional<String> play(Fact fact) {
        for (String step : fact.steps()) {
            String theirs = stock.play(step);
            String mine = ours.play(step);
            if (!theirs.equals(mine)) {
                return Optional.of("%s\n  jshell: %s\n  Brood:  %s".formatted(step, theirs, mine));
            }
            List<String> theirState = stock.state();
            List<String> myState = ours.state();
            if (!theirState.equals(myState)) {
                return Optional.of(
                        "After %s\n  only in jshell: %s\n  only in Brood:  %s"
                                .formatted(
                                        step,
                                        without(theirState, myState),
                                        without(myState, theirState)));
            }
        }
        return Optional.empty();
    }

    private static TreeSet<String> without(List<String> some, List<String> others) {
        TreeSet<String> rest = new TreeSet<>(some);
        others.forEach(rest::remove);
        return rest;
    }

    @Override
    public void close() {
        if (stock != null) {
            stock.close();
            ours.close();
            stock = null;
        }
    }
}
