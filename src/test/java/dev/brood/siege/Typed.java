package dev.brood.siege;

import dev.brood.testing.Session;
import java.util.List;
import java.util.stream.IntStream;

/** Functions and variables of a session, declared anew each time, go to workers which may die while they ask for them. */
final class Typed implements Scene, AutoCloseable {

    private static final int ITEMS = 200;
    private static final int TIMES_OF_A_SESSION = 20;

    private final Session session = Session.open();
    private int times;

    @Override
    public synchronized void play(Stage stage) {
        times++;
        session.run("int added = " + times + ";");
        session.run("record P(int x) { int plus() { return x + added; } }");
        session.run("int f(int x) { sleep(.002); return new P(x).plus(); }");
        Object results = session.value("pool(4).retries(200).map(f, range(" + ITEMS + "))");
        int added = times;
        List<Integer> right = IntStream.range(0, ITEMS).map(x -> x + added).boxed().toList();
        stage.harm(Harm.TORN, right.equals(results) ? 0 : 1, "results of typed functions");
        if (times % TIMES_OF_A_SESSION == 0) {
            session.reset();
        }
    }

    @Override
    public void close() {
        session.close();
    }
}
