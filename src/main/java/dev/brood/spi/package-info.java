/**
 * Starting, watching and stopping workers, as an interface: where they run is the business of an implementation, such as
 * {@code engine.local}. It knows nothing of what the workers do.
 */
package dev.brood.spi;
