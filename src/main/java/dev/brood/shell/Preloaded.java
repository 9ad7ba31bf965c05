package dev.brood.shell;

import java.util.List;

/** What is there before the first snippet. */
public final class Preloaded {

    /** Of imports on demand, those of packages come before those of modules. */
    static final List<String> IMPORTS =
            List.of(
                    "import module java.base;",
                    "import dev.brood.error.*;",
                    "import dev.brood.function.*;",
                    "import dev.brood.pool.*;",
                    "import dev.brood.process.*;",
                    "import dev.brood.channel.*;",
                    "import dev.brood.channel.Queue;",
                    "import dev.brood.sync.*;",
                    "import dev.brood.sync.Condition;",
                    "import dev.brood.sync.Lock;",
                    "import dev.brood.sync.Semaphore;",
                    "import dev.brood.error.BrokenBarrierException;",
                    "import dev.brood.function.Pair;",
                    "import static dev.brood.Brood.*;");

    /**
     * All of them as one snippet, which JShell accepts, which saves a compilation for each, 50 ms. It goes by the name of the
     * first, and would be replaced as a whole by one that imports the same, so that one is of no use to anybody.
     */
    static final String AT_ONCE =
            "import static dev.brood.shell.Preloaded.NAME_OF_THE_PRELOADED_IMPORTS; "
                    + String.join(" ", IMPORTS);

    /** Means nothing; exists so that it can be imported. */
    public static final int NAME_OF_THE_PRELOADED_IMPORTS = 0;

    private Preloaded() {}
}
