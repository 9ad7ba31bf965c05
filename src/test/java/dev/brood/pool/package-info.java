/** Pools under every verb, fault and load: what they promise, and what a bad citizen may cost. */
package dev.brood.pool;
