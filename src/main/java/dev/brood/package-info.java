/**
 * The facade: {@link dev.brood.Brood} has the static names that are preloaded at the prompt and imported in plain Java.
 * It delegates and keeps no state.
 */
package dev.brood;
