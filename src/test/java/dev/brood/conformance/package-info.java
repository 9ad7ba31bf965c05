/**
 * What a session does is compared with what the {@code jshell} of the JDK does, snippet by snippet. Nothing is expected that
 * somebody wrote down: the other one is asked.
 */
package dev.brood.conformance;
