/** What lies between a parent and its workers. */
package dev.brood.internal.engine.local;
