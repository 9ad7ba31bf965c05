package dev.brood.soak;

import dev.brood.testing.Session;
import java.time.Duration;
import java.util.List;
import java.util.Random;

/**
 * A session that works for a long time: functions, classes and variables are declared again, pools map while their workers are killed, queues,
 * locks and arrays are sent to processes and forgotten. Each step says what must come out. In the end a line for each thing that may
 * grow. See {@code .ci/soak}.
 *
 * <p>A session keeps the text of every snippet, with an import of every variable so far, and the values of variables that were
 * declared again, as jshell does. So it begins anew now and then, and what is measured is what stays after that.
 */
final class Soak {

    private static final int STEPS_OF_A_SESSION = 50;

    private final Session session;
    private final Random random;
    private int step;

    private Soak(Session session, long seed) {
        this.session = session;
        this.random = new Random(seed);
    }

    /**
     * Works.
     *
     * @param arguments minutes, and a seed
     */
    public static void main(String[] arguments) {
        long end = System.nanoTime() + Duration.ofMinutes(Long.parseLong(arguments[0])).toNanos();
        long seed = arguments.length > 1 ? Long.parseLong(arguments[1]) : 1;
        try (Session session = Session.open()) {
            new Soak(session, seed).work(end);
        }
        System.exit(0);
    }

    private void work(long end) {
        List<Gauge> gauges = Gauge.all();
        long begun = System.nanoTime();
        while (System.nanoTime() < end) {
            session();
            double seconds = (System.nanoTime() - begun) / 1e9;
            gauges.forEach(gauge -> gauge.sample(seconds));
        }
        System.out.println(step + " steps");
        gauges.forEach(gauge -> System.out.println(gauge.line()));
    }

    private void session() {
        session.run("import java.util.concurrent.atomic.*;");
        session.run("var standing = pool(2).retries(3);");
        for (int i = 0; i < STEPS_OF_A_SESSION; i++) {
            step++;
            step(random.nextInt(9));
        }
        session.run("standing.close();");
        session.reset();
    }

    private void step(int kind) {
        switch (kind) {
            case 0 -> {
                session.run("int f(int x) { return x + " + step + "; }");
                expect("standing.map(f, range(3))", List.of(step, step + 1, step + 2));
            }
            case 1 -> {
                session.run("record P(int x) { int twice() { return 2 * x; } }");
                session.run("var p = new P(" + step + ");");
                expect("standing.apply(() -> p.twice())", 2 * step);
            }
            case 2 -> {
                session.run("var done = value(0);");
                session.run("var child = spawn(() -> done.add(" + step + ")).start();");
                session.run("child.join();");
                expect("done.get()", step);
            }
            case 3 -> {
                session.run("var mine = queue();");
                session.run("spawn(() -> mine.put(List.of(" + step + "))).start().join();");
                expect("mine.get()", List.of(step));
            }
            case 4 -> {
                session.run(
                        "var killed = standing.applyAsync(() -> { sleep(.05); return "
                                + step
                                + "; });");
                session.run(
                        "ProcessHandle.of(standing.workers().get(0).pid()).ifPresent(h -> h.destroyForcibly());");
                expect("killed.get()", step);
            }
            case 5 ->
                    expect(
                            "pool(2).map(x -> x * " + step + ", range(3))",
                            List.of(0, step, 2 * step));
            case 6 -> {
                session.run("var ends = pipe();");
                session.run("spawn(() -> ends.sender().send(" + step + ")).start().join();");
                expect("ends.receiver().recv()", step);
            }
            case 7 -> {
                session.run("var numbers = intArray(100_000);");
                session.run("spawn(() -> numbers.set(7, " + step + ")).start().join();");
                expect("numbers.get(7)", step);
            }
            default -> {
                session.run("var guard = lock();");
                session.run(
                        "var holder = spawn(() -> { guard.acquire(); sleep(10); }).daemon().start();");
                session.run("sleep(.2); holder.kill(); holder.join();");
                expect("guard.acquire(seconds(10))", true);
            }
        }
    }

    private void expect(String expression, Object value) {
        Object found = session.value(expression);
        if (!value.equals(found)) {
            throw new AssertionError(
                    "step "
                            + step
                            + ": "
                            + expression
                            + " gives "
                            + found
                            + " instead of "
                            + value);
        }
    }
}
