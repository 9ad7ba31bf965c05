package dev.brood.internal.code;

import dev.brood.internal.wire.SourceLines;
import java.nio.file.Path;
import java.util.List;

/**
 * The classes that exist only in this session: what was typed at a prompt or in a script. In the process with the prompt
 * they are recorded as they are made, in a worker they are received. A class keeps its name and its shape, as long as the JVM
 * allows to redefine it: what a name stands for is its newest code.
 */
public interface SessionClasses {

    /**
     * A process without a session: its classes come from the class path, or from a loader of the program's own above
     * that.
     */
    SessionClasses NONE =
            new SessionClasses() {
                @Override
                public byte[] bytes(String name) {
                    return null;
                }

                @Override
                public ClassLoader loader() {
                    ClassLoader ours = SessionClasses.class.getClassLoader();
                    ClassLoader programs = Thread.currentThread().getContextClassLoader();
                    for (ClassLoader each = programs; each != null; each = each.getParent()) {
                        if (each == ours) {
                            return programs;
                        }
                    }
                    return ours;
                }
            };

    /**
     * Gives a session class as it should be sent.
     *
     * @param name a class name
     * @return the class file, or null if this is not a session class
     */
    byte[] bytes(String name);

    /**
     * Tells whether something is still up to date that was made of the classes.
     *
     * @return a number that is another one whenever a class that was known before has got other code
     */
    default long version() {
        return 0;
    }

    /**
     * Tells where a session class comes from.
     *
     * @param outermost name of the class, or of the outermost class around it
     * @return its source lines, or null if they are not known
     */
    default SourceLines source(String outermost) {
        return null;
    }

    /**
     * Tells what was added to the class path while this process was running.
     *
     * @return jars and folders
     */
    default List<Path> libraries() {
        return List.of();
    }

    /**
     * Gives the loader that knows the session classes and those of the class path.
     *
     * @return the loader
     */
    ClassLoader loader();
}
