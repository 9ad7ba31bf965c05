/**
 * Where parts are found from outside: an engine that starts, watches and stops workers, wherever they run, and a taker of what
 * children print. Engines are for Brood's own parts so far: what a worker's JVM runs, and how it is spoken to, is internal. It knows nothing of what the workers do.
 */
package dev.brood.spi;
