/** Objects that a process of their own holds for all others. */
package dev.brood.manager;
