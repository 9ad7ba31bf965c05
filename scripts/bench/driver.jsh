// Runs both sides of the benchmark in turns and prints the table. Start it by ./run, which says where it lies.

import java.util.concurrent.TimeUnit;

// ---- the rows
// To add one: a script rows/NAME.jsh, a function in python_bench.py, and a line here.

enum Better { HIGHER, LOWER }

record Row(String name, String unit, Better better, double target) {}

var table = List.of(
        new Row("lock-uncontended", "ns", Better.LOWER, 4),
        new Row("lock-contended", "1/s", Better.HIGHER, 2),
        new Row("pipe-round-trip", "µs", Better.LOWER, 10),
        new Row("pipe-bytes", "MB/s", Better.HIGHER, 1.5),
        new Row("queue", "1/s", Better.HIGHER, 10),
        new Row("pool-apply", "µs", Better.LOWER, 10),
        new Row("pool-map-single", "1/s", Better.HIGHER, 10),
        new Row("pool-map", "1/s", Better.HIGHER, 1.5),
        new Row("pool-imap-unordered", "1/s", Better.HIGHER, 10));

// ---- what is asked for

var usage = """
        usage: run [--rounds N] [--quick] [--row NAME]... [--markdown]

          --rounds N    how often each side measures each row (5)
          --quick       one round: a first impression, not a result
          --row NAME    only this row; may be given more than once
          --markdown    print the table as Markdown

        Exits with 1 if a target is missed and with 2 if something could not be measured.
        rows:\s""" + String.join(" ", table.stream().map(Row::name).toList());

record Wish(int rounds, List<Row> rows, boolean markdown) {}

Row rowNamed(String name) {
    return table.stream().filter(row -> row.name().equals(name)).findFirst()
            .orElseThrow(() -> new IllegalArgumentException("no row " + name));
}

int number(String text) {
    if (!text.matches("[1-9][0-9]{0,3}")) throw new IllegalArgumentException(text + " is no number of rounds");
    return Integer.parseInt(text);
}

Wish parse(List<String> options) {
    int rounds = 5;
    var rows = new ArrayList<Row>();
    boolean markdown = false;
    var left = options.iterator();
    while (left.hasNext()) {
        var option = left.next();
        if (Set.of("--rounds", "--row").contains(option) && !left.hasNext()) {
            throw new IllegalArgumentException(option + " needs a value");
        }
        switch (option) {
            case "--rounds" -> rounds = number(left.next());
            case "--quick" -> rounds = 1;
            case "--row" -> rows.add(rowNamed(left.next()));
            case "--markdown" -> markdown = true;
            default -> throw new IllegalArgumentException("no option " + option);
        }
    }
    return new Wish(rounds, rows.isEmpty() ? table : rows, markdown);
}

var folder = Path.of(args.getFirst());
var options = args.subList(1, args.size());
if (options.contains("--help")) {
    println(usage);
    System.exit(0);
}
Wish wish = null;
try {
    wish = parse(options);
} catch (IllegalArgumentException e) {
    System.err.println(e.getMessage() + "\n" + usage);
    System.exit(2);
}

// ---- running one side for one row

// Far more than any row takes; a side that hangs costs its row, not the whole run.
int longestSeconds = 120;

Set<Process> running = Collections.synchronizedSet(new HashSet<>());

// Lets a process end in its own way, if it can, and then ends what is left of it.
void stop(Process process) {
    var children = process.descendants().toList();
    process.destroy();
    try {
        process.waitFor(2, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
        // then at once
    }
    children.forEach(ProcessHandle::destroyForcibly);
    process.destroyForcibly();
}

volatile boolean leaving = false;

Runtime.getRuntime().addShutdownHook(new Thread(() -> {
    leaving = true;
    running.forEach(process -> stop(process));
}));

// Keeps the rounds from going on while this program ends.
void stayIfLeaving() throws InterruptedException {
    if (leaving) Thread.sleep(longestSeconds * 1000L);
}

File temporary() throws IOException {
    var file = File.createTempFile("bench", null);
    file.deleteOnExit(); // also if this is stopped meanwhile
    return file;
}

// What a command prints, or an exception with what it complained about. By way of files, which a process that hangs
// cannot keep open.
String output(List<String> command) throws Exception {
    stayIfLeaving();
    var out = temporary();
    var err = temporary();
    var builder = new ProcessBuilder(command).redirectOutput(out).redirectError(err);
    // For a row about some other tool of the same JDK.
    builder.environment().put("JAVA_HOME", System.getProperty("java.home"));
    var process = builder.start();
    running.add(process);
    try {
        if (!process.waitFor(longestSeconds, TimeUnit.SECONDS)) {
            throw new IllegalStateException("not done after " + longestSeconds + " s");
        }
    } finally {
        if (process.isAlive()) stop(process);
        running.remove(process);
    }
    stayIfLeaving();
    if (process.exitValue() != 0) throw new IllegalStateException(Files.readString(err.toPath()).strip());
    return Files.readString(out.toPath());
}

// The values so far, in lists by method. Brood has one way to do a thing, Python may have several.
class Side {
    final String name;
    final Fn1<Row, List<String>> command;
    final Map<String, Map<String, List<Double>>> values = new HashMap<>();
    final Map<String, String> failures = new HashMap<>();

    Side(String name, Fn1<Row, List<String>> command) {
        this.name = name;
        this.command = command;
    }

    // Lines are ROW, tab, value and, where there are several methods, another tab and the method.
    void measure(Row row) {
        if (failures.containsKey(row.name())) return;
        try {
            int before = count(row);
            for (var line : output(command.call(row)).lines().toList()) {
                var parts = line.split("\t");
                if (parts.length >= 2 && parts[0].equals(row.name())) {
                    values.computeIfAbsent(row.name(), _ -> new TreeMap<>())
                            .computeIfAbsent(parts.length > 2 ? parts[2] : "", _ -> new ArrayList<>())
                            .add(Double.parseDouble(parts[1]));
                }
            }
            if (count(row) == before) throw new IllegalStateException("it printed no value");
        } catch (Exception e) {
            failures.put(row.name(), e.getMessage());
            System.err.println(name + " could not measure " + row.name() + ": " + e.getMessage());
        }
    }

    int count(Row row) {
        return values.getOrDefault(row.name(), Map.of()).values().stream().mapToInt(List::size).sum();
    }

    // The values of the method whose median is the best; null if a round failed.
    List<Double> best(Row row) {
        if (failures.containsKey(row.name()) || count(row) == 0) return null;
        Comparator<List<Double>> byMedian = Comparator.comparing(some -> median(some));
        return values.get(row.name()).values().stream()
                .max(row.better() == Better.HIGHER ? byMedian : byMedian.reversed()).get();
    }
}

double median(List<Double> values) {
    var sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
}

// ---- the rounds

String pythonVersion() {
    try {
        return output(List.of("python3", "--version")).strip();
    } catch (Exception e) {
        return null;
    }
}

var version = pythonVersion();
var brood = new Side("Brood", row -> List.of(
        folder.resolve("../../repl").toString(), folder.resolve("rows/" + row.name() + ".jsh").toString()));
var python = new Side("Python", row -> List.of(
        "python3", folder.resolve("python_bench.py").toString(), row.name()));
var sides = version == null ? List.of(brood) : List.of(brood, python);

if (version == null) System.err.println("no python3 here: Brood is measured alone, there are no ratios");
for (int round = 1; round <= wish.rounds(); round++) {
    System.err.println("round " + round + " of " + wish.rounds());
    for (var row : wish.rows()) {
        // Whatever else the machine does changes slowly, so it hits both; and neither is always the first.
        for (var side : round % 2 == 1 ? sides : sides.reversed()) side.measure(row);
    }
}

// ---- the table

String shown(double value) {
    return value >= 1000 ? String.format(Locale.ROOT, "%,.0f", value)
            : value >= 100 ? String.format(Locale.ROOT, "%.0f", value)
            : String.format(Locale.ROOT, "%.3g", value);
}

String shownRatio(double ratio) {
    return String.format(Locale.ROOT, "%.2f×", ratio);
}

String range(List<Double> values) {
    return shown(Collections.min(values)) + "–" + shown(Collections.max(values));
}

enum Verdict { MET, MISSED, FAILED, ALONE }

record Line(Verdict verdict, List<String> cells) {}

Line line(Row row) {
    var ours = brood.best(row);
    var theirs = python.best(row);
    double ratio = ours == null || theirs == null ? Double.NaN
            : row.better() == Better.HIGHER ? median(ours) / median(theirs) : median(theirs) / median(ours);
    var verdict = ours == null || theirs == null && sides.contains(python) ? Verdict.FAILED
            : theirs == null ? Verdict.ALONE
            : ratio >= row.target() ? Verdict.MET : Verdict.MISSED;
    return new Line(verdict, List.of(
            row.name(),
            row.unit(),
            ours == null ? "" : shown(median(ours)),
            theirs == null ? "" : shown(median(theirs)),
            Double.isNaN(ratio) ? "" : shownRatio(ratio),
            "≥ " + shownRatio(row.target()).replace(".00", ""),
            ours == null ? "" : range(ours),
            theirs == null ? "" : range(theirs),
            verdict == Verdict.ALONE ? "" : verdict.name().toLowerCase(Locale.ROOT)));
}

var head = List.of("row", "unit", "Brood", "Python", "ratio", "target", "Brood min–max", "Python min–max", "verdict");

void printTable(List<List<String>> rows, boolean markdown) {
    var widths = new int[head.size()];
    for (var row : rows) {
        for (int i = 0; i < widths.length; i++) widths[i] = Math.max(widths[i], row.get(i).length());
    }
    for (int r = 0; r < rows.size(); r++) {
        var cells = new ArrayList<String>();
        for (int i = 0; i < widths.length; i++) {
            // Words to the left, figures to the right.
            var fill = " ".repeat(widths[i] - rows.get(r).get(i).length());
            cells.add(i < 2 || i == widths.length - 1 ? rows.get(r).get(i) + fill : fill + rows.get(r).get(i));
        }
        println(markdown ? "| " + String.join(" | ", cells) + " |" : String.join("  ", cells).stripTrailing());
        if (markdown && r == 0) {
            println("|---|---|" + "--:|".repeat(widths.length - 3) + "---|");
        }
    }
}

var lines = wish.rows().stream().map(row -> line(row)).toList();
var rows = new ArrayList<>(List.of(head));
lines.forEach(line -> rows.add(line.cells()));
printTable(rows, wish.markdown());
println();
println("%s; Java %s, %s, %d cores, %s".formatted(
        wish.rounds() == 1 ? "one round" : "medians of " + wish.rounds() + " rounds",
        System.getProperty("java.version"),
        version == null ? "no Python" : version,
        cpuCount(),
        System.getProperty("os.name") + " " + System.getProperty("os.arch")));

var verdicts = lines.stream().map(Line::verdict).toList();
System.exit(verdicts.contains(Verdict.FAILED) ? 2 : verdicts.contains(Verdict.MISSED) ? 1 : 0);
