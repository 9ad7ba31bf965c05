/** The process that holds objects for others, the way in which they call it, and what they hold instead. */
package dev.brood.internal.manager;
