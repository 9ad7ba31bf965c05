/**
 * The command: JLine front end, one class per command, and Main. JLine and picocli are used here and nowhere else. It may
 * import {@code shell} and below, and nothing imports it.
 */
package dev.brood.repl;
