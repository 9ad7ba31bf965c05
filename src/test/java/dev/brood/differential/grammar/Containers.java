package dev.brood.differential.grammar;

/** Writes expressions that are arrays, collections and other things of the JDK's with something in them. */
final class Containers {

    private final Dice dice;
    private final Expressions expressions;

    Containers(Dice dice, Expressions expressions) {
        this.dice = dice;
        this.expressions = expressions;
    }

    String of(Type type, Scope scope, int depth) {
        String a = expressions.of(Type.INT, scope, Math.min(1, depth - 1));
        String b = String.valueOf(dice.below(50));
        String s = expressions.of(Type.STRING, scope, 0);
        return switch (type.source()) {
            case "int[]" ->
                    dice.of("new int[] {%s, %s}", "IntStream.of(%s, %s).toArray()").formatted(a, b);
            case "String[]" -> "new String[] {%s, %s}".formatted(s, "\"" + b + "\"");
            case "int[][]" -> "new int[][] {{%s}, {%s, 1}}".formatted(a, b);
            case "List<Integer>" ->
                    dice.of(
                                    "new ArrayList<Integer>(List.of(%s, %s))",
                                    "Stream.of(%s, %s).collect(Collectors.toCollection(ArrayList<Integer>::new))",
                                    "new LinkedList<Integer>(Arrays.asList(%s, %s))")
                            .formatted(a, b);
            case "List<String>" -> "new ArrayList<String>(List.of(%s, \"%s\"))".formatted(s, b);
            case "Map<String, Integer>" ->
                    "new TreeMap<String, Integer>(Map.of(\"k\", %s))".formatted(a);
            case "Set<String>" -> "new TreeSet<String>(List.of(%s))".formatted(s);
            case "ArrayDeque<Integer>" ->
                    "new ArrayDeque<Integer>(List.of(%s, %s))".formatted(a, b);
            case "StringBuilder" -> "new StringBuilder(%s)".formatted(s);
            case "AtomicInteger" -> "new AtomicInteger(%s)".formatted(a);
            case "Optional<Integer>" ->
                    dice.of("Optional.of(%s)", "Optional.<Integer>empty()").formatted(a);
            default -> throw new IllegalArgumentException("no expression of type " + type);
        };
    }
}
