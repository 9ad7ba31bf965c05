/**
 * What others may implement: an engine that starts, watches and stops workers, wherever they run, and a taker of what children
 * print. It knows nothing of what the workers do.
 */
package dev.brood.spi;
