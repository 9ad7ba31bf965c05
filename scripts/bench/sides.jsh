// Running the sides, each row in processes of its own.

import java.util.concurrent.TimeUnit;

// Far more than any row takes; a side that hangs costs its row, not the whole run.
int longestSeconds = 300;

// A side exits with this if what it takes to measure a row is not installed.
int notInstalled = 3;

class NotInstalled extends Exception {
    NotInstalled(String message) { super(message); }
}

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
String output(List<String> command, Path input) throws Exception {
    stayIfLeaving();
    var out = temporary();
    var err = temporary();
    var builder = new ProcessBuilder(command).redirectOutput(out).redirectError(err);
    builder.redirectInput(input == null ? new File("/dev/null") : input.toFile());
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
    var complaint = Files.readString(err.toPath()).strip();
    if (process.exitValue() == notInstalled) throw new NotInstalled(complaint);
    if (process.exitValue() != 0) throw new IllegalStateException(complaint);
    return Files.readString(out.toPath());
}

// Prints lines of ROW, tab, value and, where there are several ways to do a thing, another tab and the way.
interface Measuring {
    String measure(String script) throws Exception;
}

// The values so far, in lists by row and way.
class Side {
    final String name;
    final Measuring measuring;
    final Map<String, Map<String, List<Double>>> values = new HashMap<>();
    final Map<String, String> failures = new HashMap<>();
    final Map<String, String> absences = new HashMap<>();

    Side(String name, Measuring measuring) {
        this.name = name;
        this.measuring = measuring;
    }

    void measure(String script) {
        if (failures.containsKey(script) || absences.containsKey(script)) return;
        try {
            boolean some = false;
            for (var line : measuring.measure(script).lines().toList()) {
                var parts = line.split("\t");
                if (parts.length >= 2) {
                    values.computeIfAbsent(parts[0], _ -> new LinkedHashMap<>())
                            .computeIfAbsent(parts.length > 2 ? parts[2] : "", _ -> new ArrayList<>())
                            .add(Double.parseDouble(parts[1]));
                    some = true;
                }
            }
            if (!some) throw new IllegalStateException("it printed no value");
        } catch (NotInstalled e) {
            absences.put(script, e.getMessage());
            System.err.println(name + " is left out for " + script + ": " + e.getMessage());
        } catch (Exception e) {
            failures.put(script, String.valueOf(e.getMessage()));
            System.err.println(name + " could not measure " + script + ": " + e.getMessage());
        }
    }

    Map<String, List<Double>> ways(String row) {
        return values.getOrDefault(row, Map.of());
    }

    // The way that was asked for; otherwise the one whose median is the best. Null if there is none.
    String way(String row, Better better, String wanted) {
        if (wanted != null) return ways(row).containsKey(wanted) ? wanted : null;
        Comparator<String> byMedian = Comparator.comparing(way -> median(ways(row).get(way)));
        return ways(row).keySet().stream()
                .max(better == Better.HIGHER ? byMedian : byMedian.reversed()).orElse(null);
    }
}

double median(List<Double> values) {
    var sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
}

// ---- whole commands

// The time of one is over soon, and varies.
int timesForEachRound = 3;

// Processor time of a row's commands, the processes that they start included, under its name and this.
String processorTime = " processors";

// Milliseconds of a command whose last line must be the expected one. The first time only makes it the same as the others: what
// can be kept from one run to the next is kept then.
String timed(String row, String expected, List<String> command, Path input) throws Exception {
    var lines = new StringBuilder();
    var times = temporary();
    var clocked = new ArrayList<>(List.of("sh", "-c", "f=$1; shift; \"$@\"; s=$?; times >\"$f\"; exit $s", "sh", times.toString()));
    clocked.addAll(command);
    for (int i = 0; i <= timesForEachRound; i++) {
        long started = System.nanoTime();
        var printed = output(clocked, input);
        double millis = (System.nanoTime() - started) / 1e6;
        if (!printed.strip().endsWith(expected)) throw new IllegalStateException("it printed " + printed);
        if (i == 0) continue;
        lines.append(row).append('\t').append(millis).append('\n');
        lines.append(row).append(processorTime).append('\t').append(processorMillis(times.toPath())).append('\n');
    }
    return lines.toString();
}

// Of what a shell says in its second line, as in 0m1.250s 0m0.130s.
double processorMillis(Path times) throws IOException {
    double seconds = 0;
    for (var part : Files.readAllLines(times).get(1).split(" ")) {
        var numbers = part.split("[ms]");
        seconds += 60 * Double.parseDouble(numbers[0]) + Double.parseDouble(numbers[1]);
    }
    return seconds * 1000;
}

// Milliseconds until a command shows its prompt in a terminal, which Python can make and Java cannot.
String timedPrompt(String prompt, String command) throws Exception {
    var lines = new StringBuilder();
    for (int i = 0; i < timesForEachRound; i++) {
        var measure = List.of("python3", folder.resolve("prompt_bench.py").toString(), prompt, command);
        lines.append("command-prompt\t").append(output(measure, null).strip()).append('\n');
    }
    return lines.toString();
}

// What each of them must print, for who is faster by doing less.
var coldResults = Map.of("expression", "2", "async", "9", "pool", "81]", "map", "999998000001", "cpu", "45339", "files", "1320000");

// Whole commands, as a user would run them again.
String timedCold(String row, List<String> command, String suffix) throws Exception {
    var name = row.substring("cold-".length());
    var file = suffix.equals(".java") ? name.substring(0, 1).toUpperCase() + name.substring(1) : name;
    var all = new ArrayList<>(command);
    all.add(folder.resolve("cold/" + file + suffix).toString());
    if (name.equals("files")) all.add(textFiles().toString());
    return timed(row, coldResults.get(name), all, null);
}

Path textFolder = null;

// 60 files of 100 kB.
Path textFiles() throws IOException {
    if (textFolder == null) {
        textFolder = Files.createTempDirectory("bench");
        var line = "once upon a time there was a word and another one\n";
        var text = line.repeat(100_000 / line.length());
        for (int i = 0; i < 60; i++) {
            var file = Files.writeString(textFolder.resolve("text" + i), text);
            file.toFile().deleteOnExit();
        }
        textFolder.toFile().deleteOnExit();
    }
    return textFolder;
}

var repl = folder.resolve("../../repl").toString();
var tenSnippets = folder.resolve("rows/ten-snippets.jsh");
var jshellCommand = Path.of(System.getProperty("java.home"), "bin", "jshell");

// Both print what it is worth. From standard input and without a terminal jshell is at its fastest.
String broodMeasures(String row) throws Exception {
    return switch (row) {
        case "command-prompt" -> timedPrompt("brood>", repl);
        case "command-expression" -> timed(row, "2", List.of(repl, "-e", "1+1"), null);
        case "command-script" -> timed(row, "1597", List.of(repl, tenSnippets.toString()), null);
        case String cold when cold.startsWith("cold-") -> timedCold(cold, List.of(repl), ".jsh");
        default -> output(List.of(repl, folder.resolve("rows/" + row + ".jsh").toString()), null);
    };
}

String jshellMeasures(String row) throws Exception {
    var command = List.of(jshellCommand.toString(), "-s", "-");
    return switch (row) {
        case "command-prompt" -> timedPrompt("jshell>", jshellCommand.toString());
        case "command-expression" -> timed(row, "2", command, folder.resolve("rows/expression.jsh"));
        default -> timed(row, "1597", command, tenSnippets);
    };
}

String javaMeasures(String row) throws Exception {
    return timedCold(row, List.of(Path.of(System.getProperty("java.home"), "bin", "java").toString()), ".java");
}

String pythonMeasures(String row) throws Exception {
    if (row.startsWith("cold-")) return timedCold(row, List.of("python3"), ".py");
    return output(List.of("python3", folder.resolve("python_bench.py").toString(), row), null);
}

String pythonVersion() {
    try {
        return output(List.of("python3", "--version"), null).strip();
    } catch (Exception e) {
        return null;
    }
}

var version = pythonVersion();
boolean hasJshell = Files.isExecutable(jshellCommand);
var brood = new Side("Brood", row -> broodMeasures(row));
var peers = new EnumMap<Peer, Side>(Peer.class);
if (version != null) {
    peers.put(Peer.PYTHON, new Side("Python", row -> pythonMeasures(row)));
} else {
    System.err.println("no python3 here: where it is the peer, Brood is measured alone, and there are no ratios");
}
peers.put(Peer.JAVA, new Side("java", row -> javaMeasures(row)));
if (hasJshell) {
    peers.put(Peer.JSHELL, new Side("jshell", row -> jshellMeasures(row)));
} else {
    System.err.println("no " + jshellCommand + ": where it is the peer, Brood is measured alone, and there are no ratios");
}
