/** Work for an hour, and what grows meanwhile. */
package dev.brood.soak;
