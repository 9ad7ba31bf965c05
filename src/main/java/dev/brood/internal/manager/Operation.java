package dev.brood.internal.manager;

/** What can be done with an object in the manager. Its place among the operations of its {@link Kind} goes over the wire. */
interface Operation {

    /**
     * Does it.
     *
     * @param target the object, which nobody else touches meanwhile
     * @param arguments as the proxy gave them
     * @return the result, or null
     */
    Object on(Object target, Object[] arguments) throws Exception;

    /**
     * Tells its place among those of its kind.
     *
     * @return from 0
     */
    int place();
}
