/**
 * How functions and classes travel: session classes are recorded, the ones that a function reaches are collected, session
 * variables are taken as a snapshot, and all of it is packed into an {@link dev.brood.internal.wire.Envelope} and unpacked in
 * another process. It knows how JShell names what it makes, and nothing else of it, nor of
 * processes. The class-file API is used here and nowhere else.
 */
package dev.brood.internal.code;
