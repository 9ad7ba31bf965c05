package dev.brood.internal.scheduler;

/** A function in the form in which a {@link TaskLink} takes it to the workers. */
public interface TaskFunction {}
