import java.util.stream.Stream;
record Step(int first, int second) {}
Step next(Step step) { return new Step(step.second(), step.first() + step.second()); }
var start = new Step(0, 1);
var steps = Stream.iterate(start, s -> next(s)).limit(18).toList();
int sum = 0;
for (var step : steps) sum += step.first();
var names = List.of("a", "b", "c").stream().map(String::toUpperCase).toList();
int last = steps.getLast().first();
System.out.println(names + " " + sum + " " + last);
