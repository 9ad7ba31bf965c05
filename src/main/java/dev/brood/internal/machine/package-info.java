/**
 * What the rest of Brood asks of this machine: which processes there are and what they take, whose this one is, other programs that
 * are run. It knows nothing of workers and of what is shared: those who start workers and those who wait for them in
 * shared memory ask the machine themselves, for more than anybody else needs.
 */
package dev.brood.internal.machine;
