/**
 * The command: JLine front end, and Main. JLine and picocli are used here and nowhere else. It may
 * import {@code internal.command}, {@code shell} and below, and nothing imports it.
 */
package dev.brood.internal.repl;
