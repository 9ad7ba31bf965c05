// What is asked for. Start this by ./run, which says where it lies and puts the parts together.

var usage = """
        usage: run [--rounds N] [--quick] [--row NAME]... [--growth] [--markdown]

          --rounds N    how often each side measures each row (5)
          --quick       one round: a first impression, not a result
          --row NAME    only this row; may be given more than once
          --growth      then also how costs grow with tasks, workers and data
          --markdown    print the tables as Markdown

        Exits with 1 if a target is missed and with 2 if something could not be measured.
        What is not installed here is left out, and that is said.
        rows:   %s
        growth: %s""".formatted(
                String.join(" ", table.stream().map(Row::name).toList()),
                String.join(" ", growths.stream().map(Growth::name).toList()));

record Wish(int rounds, List<Row> rows, List<Growth> growths, boolean markdown) {}

int number(String text) {
    if (!text.matches("[1-9][0-9]{0,3}")) throw new IllegalArgumentException(text + " is no number of rounds");
    return Integer.parseInt(text);
}

Wish parse(List<String> options) {
    int rounds = 5;
    var names = new LinkedHashSet<String>();
    boolean growth = false;
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
            case "--row" -> names.add(left.next());
            case "--growth" -> growth = true;
            case "--markdown" -> markdown = true;
            default -> throw new IllegalArgumentException("no option " + option);
        }
    }
    boolean allRows = names.isEmpty();
    boolean allGrowths = growth;
    var rows = table.stream().filter(row -> names.remove(row.name()) || allRows).toList();
    var growing = growths.stream().filter(each -> names.remove(each.name()) || allGrowths).toList();
    if (!names.isEmpty()) throw new IllegalArgumentException("no row " + names.iterator().next());
    return new Wish(rounds, rows, growing, markdown);
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
