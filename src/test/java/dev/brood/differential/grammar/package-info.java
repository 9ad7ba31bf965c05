/** Makes random programs of snippets, valid by construction but for a known share. */
package dev.brood.differential.grammar;
