package dev.brood.internal.repl;

import dev.brood.shell.Shown;
import dev.brood.shell.ValueText;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jline.utils.AttributedString;

/** Shows a collection of records as a table: a column for each component, numbers to the right. */
final class RecordTable {

    private static final int MOST_ROWS = 20;
    private static final int FEWEST_ROWS = 2;
    private static final int WIDEST_CELL = 60;
    private static final int NARROWEST_COLUMN = 6;
    private static final String INDENT = "    ";
    private static final String GAP = "  ";

    private final RecordComponent[] columns;
    private final List<List<String>> rows = new ArrayList<>();

    private RecordTable(Class<?> type) {
        columns = type.getRecordComponents();
    }

    /**
     * The table.
     *
     * @param value any value
     * @param width how wide it may be
     * @param all whether every row is wanted
     * @return a table; null if the value is not a collection or array of several records of one class, or if there are too
     *     many columns
     */
    static Shown of(Object value, int width, boolean all) throws ReflectiveOperationException {
        List<?> records = ValueText.asList(value, all ? Integer.MAX_VALUE : MOST_ROWS);
        if (records == null || records.size() < FEWEST_ROWS || !areOfOneRecord(records)) {
            return null;
        }
        Class<?> type = records.getFirst().getClass();
        RecordTable table = new RecordTable(type);
        for (Object each : records) {
            table.add(each);
        }
        String text = table.text(width);
        int size = ValueText.size(value);
        return text == null
                ? null
                : new Shown(
                        size + " of " + type.getSimpleName() + "\n" + text,
                        size > records.size() ? String.format("%,d rows", size) : "");
    }

    private static boolean areOfOneRecord(List<?> records) {
        Object first = records.getFirst();
        return first instanceof Record
                && first.getClass().getRecordComponents().length > 0
                && records.stream()
                        .allMatch(each -> each != null && each.getClass() == first.getClass());
    }

    private void add(Object each) throws ReflectiveOperationException {
        List<String> cells = new ArrayList<>();
        for (RecordComponent column : columns) {
            Method accessor = column.getAccessor();
            accessor.setAccessible(true);
            cells.add(oneLine(ValueText.of(accessor.invoke(each), WIDEST_CELL).text()));
        }
        rows.add(cells);
    }

    /** Texts without their quotes: a column says what they are. */
    private static String oneLine(String text) {
        String bare =
                text.startsWith("\"") && text.endsWith("\"") && text.length() > 1
                        ? text.substring(1, text.length() - 1)
                        : text;
        return bare.replaceAll("\\s+", " ");
    }

    private String text(int width) {
        int[] widths = IntStream.range(0, columns.length).map(this::width).toArray();
        int room = width - 1 - INDENT.length() - GAP.length() * (columns.length - 1);
        while (Arrays.stream(widths).sum() > room) {
            int widest =
                    IntStream.range(0, widths.length)
                            .reduce((a, b) -> widths[b] > widths[a] ? b : a)
                            .orElseThrow();
            if (widths[widest] <= NARROWEST_COLUMN) {
                return null;
            }
            widths[widest]--;
        }
        List<String> lines = new ArrayList<>();
        lines.add(line(Arrays.stream(columns).map(RecordComponent::getName).toList(), widths));
        rows.forEach(row -> lines.add(line(row, widths)));
        return String.join("\n", lines);
    }

    private int width(int column) {
        return Math.max(
                columns(columns[column].getName()),
                rows.stream().mapToInt(row -> columns(row.get(column))).max().orElse(0));
    }

    private static int columns(String text) {
        return new AttributedString(text).columnLength();
    }

    private String line(List<String> cells, int[] widths) {
        return INDENT
                + IntStream.range(0, widths.length)
                        .mapToObj(
                                i -> cell(cells.get(i), widths[i], isNumber(columns[i].getType())))
                        .collect(Collectors.joining(GAP))
                        .stripTrailing();
    }

    private static String cell(String text, int width, boolean right) {
        String fitting =
                columns(text) <= width
                        ? text
                        : new AttributedString(text).columnSubSequence(0, width - 3) + "...";
        String space = " ".repeat(Math.max(0, width - columns(fitting)));
        return right ? space + fitting : fitting + space;
    }

    private static boolean isNumber(Class<?> type) {
        return Number.class.isAssignableFrom(type)
                || type.isPrimitive() && type != boolean.class && type != char.class;
    }
}
