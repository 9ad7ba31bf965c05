/**
 * Files in places where other users may put some as well: whose a file is, of what kind, and who may use it. It knows nothing
 * of what is in them.
 *
 * <p>Others can make anything under a name that they can guess: a link, a named pipe at which whoever opens it waits for
 * ever, a folder of their own. So what Brood opens, follows or removes by such a name is looked at first, and whatever is
 * not this user's is as good as not there.
 */
package dev.brood.internal.file;
