package dev.brood.shell;

import java.util.List;

/** What is there before the first snippet. Of imports on demand, those of packages come before those of modules. */
final class Preloaded {

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

    private Preloaded() {}
}
