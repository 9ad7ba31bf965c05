package dev.brood.pool;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** The table in {@code docs/pool-faults.md}. */
final class FaultTable {

    static final String IMPOSSIBLE = "–";

    /** What the table says of a fault at a stage. */
    record Cell(String stage, Fault fault, String outcome) {
        @Override
        public String toString() {
            return stage + ", " + fault + ": " + outcome;
        }
    }

    private FaultTable() {}

    static List<Cell> read() {
        try {
            return parse(
                    Files.readAllLines(
                            Path.of(System.getProperty("brood.home"), "docs", "pool-faults.md")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static List<Cell> parse(List<String> lines) {
        List<List<String>> rows =
                lines.stream()
                        .dropWhile(line -> !line.startsWith("| stage |"))
                        .takeWhile(line -> line.startsWith("|"))
                        .map(FaultTable::columns)
                        .toList();
        List<String> faults = rows.getFirst();
        List<Cell> cells = new ArrayList<>();
        for (List<String> row : rows.subList(2, rows.size())) {
            for (int i = 1; i < faults.size(); i++) {
                cells.add(new Cell(row.getFirst(), Fault.of(faults.get(i)), row.get(i)));
            }
        }
        return cells;
    }

    private static List<String> columns(String line) {
        return Arrays.stream(line.split("\\|")).skip(1).map(String::strip).toList();
    }
}
