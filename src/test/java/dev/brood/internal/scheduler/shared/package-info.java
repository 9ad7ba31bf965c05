/** Workers that are processes, and what they share with their pool. */
package dev.brood.internal.scheduler.shared;
