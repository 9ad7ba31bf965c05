package dev.brood.internal.command;

import dev.brood.error.WaitInterruptedException;
import dev.brood.internal.base.Interrupted;
import dev.brood.internal.dependency.Coordinates;
import dev.brood.internal.dependency.Dependencies;
import dev.brood.internal.dependency.UnresolvedException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;

/** Brings jars into a session. */
public final class SessionDependencies {

    private SessionDependencies() {}

    /**
     * Adds jars to the class path. All that was asked for in a session is resolved together, so that versions agree.
     *
     * @param more gives the coordinates
     * @param conversation where they are asked for
     * @return the jars that are new
     * @throws CommandException if they cannot be had; nothing is added then
     */
    public static List<Path> add(Supplier<List<Coordinates>> more, Conversation conversation) {
        try {
            Set<Coordinates> all = new LinkedHashSet<>(conversation.preferences().dependencies());
            all.addAll(more.get());
            if (all.isEmpty()) {
                return List.of();
            }
            List<Path> added = new ArrayList<>(resolved(List.copyOf(all), conversation));
            added.removeAll(conversation.shell().classPath());
            added.forEach(conversation.shell()::addToClassPath);
            conversation.preferences().dependencies(List.copyOf(all));
            return added;
        } catch (UnresolvedException e) {
            throw new CommandException(e.getMessage());
        } catch (WaitInterruptedException e) {
            throw new CommandException("stopped; nothing was added");
        }
    }

    private static List<Path> resolved(List<Coordinates> wanted, Conversation conversation) {
        List<Path> jars = new ArrayList<>();
        conversation.interruptibly(() -> {
            try {
                jars.addAll(
                        Dependencies.resolve(wanted, words -> conversation.report("|  " + words)));
            } catch (InterruptedException e) {
                throw Interrupted.during("resolving dependencies", e);
            }
        });
        return jars;
    }
}
