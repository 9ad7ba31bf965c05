/** The state machine of pools, with workers that do what a test says. */
package dev.brood.internal.scheduler;
