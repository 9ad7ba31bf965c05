/**
 * What begins with a slash: one class per command. They work at the prompt, in a file that is opened and in a script; the
 * {@link dev.brood.internal.command.Conversation} tells what there is to work with. It knows no terminal.
 */
package dev.brood.internal.command;
