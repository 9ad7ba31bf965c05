/**
 * The siege: everything is used at once, by children, workers and grandchildren, while any of them is killed or halted at any
 * time. What each scene has counted in shared memory must add up in the end. See {@code .ci/siege}.
 */
package dev.brood.siege;
