package dev.brood.internal.command;

import dev.brood.shell.Journal;
import java.nio.file.Path;
import java.util.List;

/**
 * What a session that is gone has left.
 *
 * @param classPath its jars and folders, beyond those of Brood
 * @param entries what was entered well in it
 */
public record LastRun(List<Path> classPath, List<Journal.Entry> entries) {

    /** Of a session that was none. */
    public static final LastRun NOTHING = new LastRun(List.of(), List.of());
}
