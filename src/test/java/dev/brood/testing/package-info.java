/**
 * What the tests of all rooms share: bounded waits, sessions, programs, the output of children, and the proof that a test
 * leaves nothing behind.
 */
package dev.brood.testing;
