/** What others plant and leave beside our files, and what is made of that. */
package dev.brood.internal.file;
