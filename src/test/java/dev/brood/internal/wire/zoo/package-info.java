/** One instance of each class of the JDK that people may send: what becomes of it on the way. */
package dev.brood.internal.wire.zoo;
