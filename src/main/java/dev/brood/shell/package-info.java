/**
 * The session: snippets are evaluated in JShell, inside this JVM, their classes recorded so that functions can be sent to
 * workers. Also runs scripts. It knows no terminal. JShell is used here and nowhere else.
 */
package dev.brood.shell;
