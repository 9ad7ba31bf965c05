/**
 * Who holds what is shared: processes that have a copy, and copies that are on their way in a message. So ends of pipes know
 * whether anybody is on the other side, and memory is given back when nobody can use it any more.
 */
package dev.brood.internal.hold;
