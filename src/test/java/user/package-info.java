/** Code of a user of the library, outside of our packages: its names and traces are shown as they are. */
package user;
