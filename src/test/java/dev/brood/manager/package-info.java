/** What managers promise. */
package dev.brood.manager;
