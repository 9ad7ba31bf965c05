/**
 * The kill tier: processes are killed in the middle of what they do, at random, while others go on and verify all the time
 * that nothing is lost, doubled, torn or stuck.
 */
package dev.brood.kill;
