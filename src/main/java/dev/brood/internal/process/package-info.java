/**
 * What stands behind the process objects that users have: who this process is, its children and what they print, what it does
 * when it is asked to end and when it ends. Which process does what is told by roles; how workers are started is an engine's
 * business.
 */
package dev.brood.internal.process;
