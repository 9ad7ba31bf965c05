package dev.brood.differential;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.LongStream;

/** The command behind {@code .ci/differential}. */
final class Command {

    /** Finding the smallest program that differs takes as long as dozens of others. */
    static final boolean SHRINKS = !Boolean.getBoolean("brood.differential.asfound");

    private static final int STEPS = Integer.getInteger("brood.differential.steps", 40);

    private Command() {}

    /**
     * Plays programs; exits with 1 if something differs.
     *
     * @param args {@code jshell} or {@code workers}, the first seed and how many; or {@code file} and its name
     */
    public static void main(String[] args) throws IOException {
        if (args[0].equals("file")) {
            System.exit(showFile(Path.of(args[1])) ? 0 : 1);
        }
        long first = Long.parseLong(args[1]);
        List<Long> seeds =
                LongStream.range(first, first + Long.parseLong(args[2])).boxed().toList();
        Figures figures =
                args[0].equals("workers")
                        ? SameInWorkers.play(seeds, STEPS)
                        : SameAsStock.play(seeds, STEPS);
        System.out.println(figures);
        System.exit(figures.isClean() ? 0 : 1);
    }

    private static boolean showFile(Path file) throws IOException {
        Program program = new Program(0, List.of(), Files.readAllLines(file));
        Played stock = Stock.play(program);
        Played ours = Ours.play(program);
        System.out.println("jshell: " + stock + "\nhere:   " + ours);
        return Difference.between(stock, ours) == null;
    }
}
