package dev.brood.siege;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** The program behind {@code .ci/siege}. */
final class Siege {

    private static final int SCENES_AT_ONCE = 4;
    private static final int PAUSE_MILLIS = 40;

    private Siege() {}

    /** All that do not need a session. */
    static List<Scene> scenes() {
        return List.of(
                new Market(),
                new Couriers(),
                new Echo(),
                new Vault(),
                new Permits(),
                new Tokens(),
                new Meeting(),
                new Chores(),
                new Parcels(),
                new Tasks(),
                new Dynasty());
    }

    /**
     * Besieges.
     *
     * @param arguments how often to strike, and a seed
     */
    public static void main(String[] arguments) throws InterruptedException {
        int strikes = Integer.parseInt(arguments[0]);
        long seed =
                arguments.length > 1
                        ? Long.parseLong(arguments[1])
                        : new Random().nextInt(1_000_000);
        long begun = System.nanoTime();
        System.out.println("seed " + seed);
        Damage damage;
        Remains remains;
        City city;
        try (Typed typed = new Typed()) {
            List<Scene> scenes = new ArrayList<>(scenes());
            scenes.add(typed);
            city = new City(scenes, seed);
            city.enjoyPeace();
            remains = Remains.now();
            damage = city.endure(strikes, SCENES_AT_ONCE, PAUSE_MILLIS);
            Remains now = remains.awaited();
            System.out.println("before " + remains + ", after " + now);
            damage.add(Harm.LEFT, now.beyond(remains), "of " + now);
        }
        System.out.printf(
                "%d kills, %d halts in %d s, seed %d, scenes %s, %d pools given up: %s%n",
                city.kills(),
                city.halts(),
                (System.nanoTime() - begun) / 1_000_000_000,
                seed,
                city.played(),
                city.givenUp(),
                damage);
        System.exit(damage.isNone() ? 0 : 1);
    }
}
