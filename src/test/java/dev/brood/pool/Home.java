package dev.brood.pool;

import dev.brood.Brood;

/** Where the workers of a pool are: the tests that are the same for both run for each. */
enum Home {
    PROCESSES {
        @Override
        Pool pool(int workers) {
            return Brood.pool(workers);
        }
    },
    THREADS {
        @Override
        Pool pool(int workers) {
            return Brood.threadPool(workers);
        }
    };

    abstract Pool pool(int workers);
}
