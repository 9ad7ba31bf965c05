// What was measured, as a table.

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

String shown(Verdict verdict) {
    return verdict == Verdict.ALONE ? "no peer" : verdict.name().toLowerCase(Locale.ROOT);
}

record Line(Verdict verdict, List<String> cells) {}

Line line(Row row) {
    var target = row.target();
    var peer = peers.get(target.peer());
    var way = peer == null ? null : peer.way(row.name(), row.better(), target.way());
    var ours = brood.failures.containsKey(row.name()) ? null : brood.ways(row.name()).get("");
    var theirs = way == null || peer.failures.containsKey(row.name()) ? null : peer.ways(row.name()).get(way);
    boolean peerFailed = peer != null && peer.failures.containsKey(row.name());
    double ratio = ours == null || theirs == null ? Double.NaN
            : row.better() == Better.HIGHER ? median(ours) / median(theirs) : median(theirs) / median(ours);
    var verdict = ours == null || target.isFactor() && peerFailed ? Verdict.FAILED
            : target.isFactor() && theirs == null ? Verdict.ALONE
            : target.isMet(row.better(), median(ours), ratio) ? Verdict.MET : Verdict.MISSED;
    var wanted = target.isFactor() ? "≥ " + shownRatio(target.value()).replace(".00", "")
            : (row.better() == Better.HIGHER ? "≥ " : "≤ ") + shown(target.value()).replace(".00", "").replace(".0", "");
    return new Line(verdict, List.of(
            row.name(),
            row.unit(),
            theirs == null ? "" : (peer.name + " " + way).strip(),
            shown(verdict),
            ours == null ? "" : shown(median(ours)),
            theirs == null ? "" : shown(median(theirs)),
            Double.isNaN(ratio) ? "" : shownRatio(ratio),
            wanted,
            ours == null ? "" : range(ours),
            theirs == null ? "" : range(theirs),
            processors(brood, row),
            peer == null ? "" : processors(peer, row)));
}

// Median of the processor time, for whole commands.
String processors(Side side, Row row) {
    var values = side.ways(row.name() + processorTime).get("");
    return values == null ? "" : shown(median(values));
}

var head = List.of("row", "unit", "beside", "verdict", "Brood", "it", "ratio", "target", "Brood min–max", "its min–max",
        "Brood processors", "its processors");

// The largest ratio of a step to one before it, as a share of what is allowed.
double rise(List<Double> medians, List<Double> steps, Growing most) {
    double rise = 0;
    for (int i = 0; i < medians.size(); i++) {
        for (int j = i + 1; j < medians.size(); j++) {
            double natural = most == Growing.LINEAR ? steps.get(j) / steps.get(i) : 1;
            rise = Math.max(rise, medians.get(j) / medians.get(i) / natural);
        }
    }
    return rise;
}

Line line(Growth growth) {
    var steps = brood.ways(growth.name());
    boolean failed = steps.isEmpty() || brood.failures.containsKey(growth.script());
    var medians = steps.values().stream().map(values -> median(values)).toList();
    double rise = rise(medians, steps.keySet().stream().map(Double::valueOf).toList(), growth.most());
    var verdict = failed ? Verdict.FAILED : rise <= noise ? Verdict.MET : Verdict.MISSED;
    var cells = new ArrayList<String>();
    steps.forEach((step, values) -> cells.add("%,d: %s".formatted(Long.parseLong(step), shown(median(values)))));
    return new Line(verdict, List.of(
            growth.name(),
            growth.unit(),
            growth.most().name().toLowerCase(Locale.ROOT),
            shown(verdict),
            steps.isEmpty() ? "" : shownRatio(rise),
            "≤ " + shownRatio(noise),
            growth.steps() + " " + String.join(" · ", cells)));
}

var growthHead = List.of("growth", "unit", "should be", "verdict", "above that", "target", "step: median");

// The first four columns are words, the others figures, on the right.
void printTable(List<String> head, List<Line> lines, boolean markdown) {
    var rows = new ArrayList<List<String>>();
    rows.add(head);
    lines.forEach(line -> rows.add(line.cells()));
    var widths = new int[head.size()];
    for (var row : rows) {
        for (int i = 0; i < widths.length; i++) widths[i] = Math.max(widths[i], row.get(i).length());
    }
    for (int r = 0; r < rows.size(); r++) {
        var cells = new ArrayList<String>();
        for (int i = 0; i < widths.length; i++) {
            var fill = " ".repeat(widths[i] - rows.get(r).get(i).length());
            cells.add(i < 4 ? rows.get(r).get(i) + fill : fill + rows.get(r).get(i));
        }
        println(markdown ? "| " + String.join(" | ", cells) + " |" : String.join("  ", cells).stripTrailing());
        if (markdown && r == 0) println("|---|---|---|---|" + "--:|".repeat(widths.length - 4));
    }
    println();
}

// Where a peer has several ways to do a thing, the others are not kept back.
void printWays(List<Row> rows) {
    for (var row : rows) {
        var peer = peers.get(row.target().peer());
        if (peer == null || peer.ways(row.name()).size() < 2) continue;
        var ways = new ArrayList<String>();
        peer.ways(row.name()).forEach((way, values) -> ways.add(way + " " + shown(median(values))));
        println("- %s, %s, in each way: %s".formatted(row.name(), peer.name, String.join(", ", ways)));
    }
    println();
}
