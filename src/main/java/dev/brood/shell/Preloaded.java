package dev.brood.shell;

import dev.brood.Brood;
import dev.brood.shell.ImportedNames.Names;
import java.lang.reflect.Member;
import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** What is there before the first snippet: imports on demand, so that any single import and any declaration hides them. */
public final class Preloaded {

    static final String JAVA = "java.base";
    static final String WORDS = "dev.brood.Brood";

    /** The public types of the packages, by their names. */
    static final Map<String, Set<String>> TYPES = new LinkedHashMap<>();

    static {
        types(
                "dev.brood.error",
                "AuthenticationException BrokenBarrierException BrokenPipeException BroodException ClosedException"
                        + " DisconnectedException EndOfStreamException NotSendableException"
                        + " ProcessFailedException QueueEmptyException QueueFullException ResultTimeoutException"
                        + " SharedMemoryException StandInException TaskException TaskTimeoutException"
                        + " WaitInterruptedException WorkerDiedException");
        types(
                "dev.brood.function",
                "Action Action1 Action2 Action3 Action4 Fn Fn1 Fn2 Fn3 Fn4 Pair Range");
        types(
                "dev.brood.manager",
                "Managed ManagedList ManagedMap ManagedSet ManagedValue Manager Namespace");
        types("dev.brood.pool", "Pool PoolStats Results Shutdown WorkerInfo");
        types(
                "dev.brood.process",
                "AsyncResult Broadcast ChildProcess ProcessLocal Spawn Spawn0 Spawn1 Spawn2 Spawn3 Spawn4 Waited");
        types(
                "dev.brood.channel",
                "Address AuthKey Connection JoinableQueue Listener Pipe Queue Waitable");
        types(
                "dev.brood.sync",
                "Barrier BooleanValue BoundedSemaphore ByteArray Condition DoubleArray DoubleValue Event"
                        + " Held IntArray IntValue Lock LongArray LongValue RLock Semaphore SharedArray SharedMemory SharedValue");
    }

    /** The imports, as the user may see them. On-demand imports of packages come before those of modules. */
    static final List<String> IMPORTS =
            Stream.of(
                            Stream.of("import module " + JAVA + ";"),
                            TYPES.keySet().stream().map(Preloaded::onDemand),
                            Stream.of("import static " + WORDS + ".*;"))
                    .flatMap(imports -> imports)
                    .toList();

    /** Means nothing; exists so that it can be imported. */
    public static final int NAME_OF_THE_PRELOADED_IMPORTS = 0;

    /**
     * What all of them go by. JShell accepts several imports as one snippet, which saves a compilation for each, 50 ms; it goes
     * by the first of them, so one is of no use to anybody.
     */
    private static final String NAME =
            "import static dev.brood.shell.Preloaded.NAME_OF_THE_PRELOADED_IMPORTS; ";

    private Preloaded() {}

    private static void types(String packageName, String names) {
        TYPES.put(packageName, Set.of(names.split(" ")));
    }

    private static String onDemand(String packageName) {
        return "import " + packageName + ".*;";
    }

    /** What an import is about, as in {@code dev.brood.sync.*}. */
    static String subject(String source) {
        return source.substring(source.lastIndexOf(' ') + 1, source.length() - 1);
    }

    /** The names of the methods and constants that need no class before them. */
    static Set<String> words() {
        return Words.ALL;
    }

    /** Apart, as hardly anybody needs it, and it loads many classes. */
    private static final class Words {
        private static final Set<String> ALL =
                Stream.<Member>concat(
                                Arrays.stream(Brood.class.getMethods()),
                                Arrays.stream(Brood.class.getFields()))
                        .filter(member -> member.getDeclaringClass() == Brood.class)
                        .map(Member::getName)
                        .collect(Collectors.toCollection(TreeSet::new));
    }

    /**
     * All of them as one snippet.
     *
     * @param hidden names that are left out: what has one of these is imported name by name
     * @param dropped subjects of those that are left out as a whole
     */
    static String atOnce(Names hidden, Set<String> dropped) {
        StringBuilder snippet = new StringBuilder(NAME);
        for (String source : IMPORTS) {
            String subject = subject(source);
            String from = subject.substring(0, subject.lastIndexOf('.'));
            if (!dropped.contains(subject)) {
                snippet.append(
                        switch (from) {
                            case WORDS ->
                                    hidden.words().isEmpty()
                                            ? source
                                            : without(hidden.words(), words(), source);
                            default ->
                                    without(
                                            hidden.types(),
                                            TYPES.getOrDefault(from, Set.of()),
                                            source);
                        });
            }
        }
        return snippet.toString();
    }

    private static String without(Set<String> hidden, Set<String> names, String source) {
        if (Collections.disjoint(hidden, names)) {
            return source;
        }
        return names.stream()
                .filter(name -> !hidden.contains(name))
                .map(name -> source.replace("*", name))
                .collect(Collectors.joining());
    }
}
