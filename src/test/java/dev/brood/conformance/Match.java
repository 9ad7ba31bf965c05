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

    private Player stock;
    private Player ours;
    private int played;

    /** Tells at which step the two come apart, and how. */
    Optional<String> difference(Fact fact) {
        if (stock == null || played == MANY) {
            begin();
        }
        Optional<String> difference = play(fact);
        if (difference.isPresent() && played > 0) {
            begin();
            String alone = play(fact).isPresent() ? "" : "Alone it agrees.\n";
            difference = difference.map(text -> alone + text);
        }
        if (difference.isPresent()) {
            close();
        } else {
            played++;
            stock.clear();
            ours.clear();
        }
        return difference;
    }

    private void begin() {
        close();
        stock = new StockPlayer();
        ours = new OurPlayer();
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
