/** Random programs mean the same in Brood as in the jshell of the JDK. */
package dev.brood.differential;
