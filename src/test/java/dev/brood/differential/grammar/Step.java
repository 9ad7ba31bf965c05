package dev.brood.differential.grammar;

/** One production: writes whole lines, or nothing if the scene lacks what it takes. */
@FunctionalInterface
interface Step {

    /** The snippets; null for nothing. */
    String write();
}
