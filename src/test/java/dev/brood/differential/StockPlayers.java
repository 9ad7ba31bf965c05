package dev.brood.differential;

import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;

/**
 * Plays programs on the JDK's JShell, several at once: one alone takes a fifth of a second for each snippet, in which it
 * mostly waits for its other JVM.
 */
final class StockPlayers implements AutoCloseable {

    private final Map<String, Future<Played>> known = new ConcurrentHashMap<>();
    private final Memory memory = Memory.fromProperty();
    private final ExecutorService players;

    StockPlayers(int atOnce) {
        players =
                Executors.newFixedThreadPool(
                        atOnce, Thread.ofPlatform().daemon().name("stock-", 0).factory());
    }

    /** Begins to play a program, unless that was done before. */
    Future<Played> begin(Program program) {
        return known.computeIfAbsent(
                program.text(),
                text ->
                        memory.find(text)
                                .<Future<Played>>map(CompletableFuture::completedFuture)
                                .orElseGet(() -> players.submit(() -> played(program, text))));
    }

    private Played played(Program program, String text) {
        Played played = Stock.play(program);
        memory.keep(text, played);
        return played;
    }

    @Override
    public void close() {
        players.shutdownNow();
    }
}
