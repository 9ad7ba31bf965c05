// The rounds, and what came of them.

for (int round = 1; round <= wish.rounds(); round++) {
    System.err.println("round " + round + " of " + wish.rounds());
    for (var row : wish.rows()) {
        var sides = new ArrayList<Side>(List.of(brood));
        if (peers.containsKey(row.target().peer())) sides.add(peers.get(row.target().peer()));
        // Whatever else the machine does changes slowly, so it hits both; and neither is always the first.
        for (var side : round % 2 == 1 ? sides : sides.reversed()) side.measure(row.name());
    }
    for (var script : wish.growths().stream().map(Growth::script).distinct().toList()) brood.measure(script);
}

var lines = new ArrayList<Line>();
if (!wish.rows().isEmpty()) {
    var rows = wish.rows().stream().map(row -> line(row)).toList();
    printTable(head, rows, wish.markdown());
    printWays(wish.rows());
    lines.addAll(rows);
}
if (!wish.growths().isEmpty()) {
    var rows = wish.growths().stream().map(growth -> line(growth)).toList();
    printTable(growthHead, rows, wish.markdown());
    lines.addAll(rows);
}
println("%s; Java %s, %s, %d cores, %s".formatted(
        wish.rounds() == 1 ? "One round" : "Medians of " + wish.rounds() + " rounds",
        System.getProperty("java.version"),
        version == null ? "no Python" : version,
        cpuCount(),
        System.getProperty("os.name") + " " + System.getProperty("os.arch")));

var verdicts = lines.stream().map(Line::verdict).toList();
System.exit(verdicts.contains(Verdict.FAILED) ? 2 : verdicts.contains(Verdict.MISSED) ? 1 : 0);
