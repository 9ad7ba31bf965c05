package dev.brood.internal.command;

import dev.brood.process.ChildProcess;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/** The children that are meant by process ids and names. */
final class ChildSelection {

    private ChildSelection() {}

    static List<ChildProcess> of(String argument) {
        List<ChildProcess> found = new ArrayList<>();
        for (String word : argument.split("\\s+")) {
            found.add(one(word));
        }
        return found;
    }

    private static ChildProcess one(String word) {
        List<ChildProcess> found =
                ChildProcess.active().stream()
                        .filter(child ->
                                child.name().equals(word) || child.pid().toString().equals(word))
                        .toList();
        if (found.isEmpty()) {
            throw new CommandException(
                    "no running child has the name or pid " + word + "; /ps lists them");
        }
        if (found.size() > 1) {
            throw new CommandException(
                    "there are several of the name "
                            + word
                            + ": say the pid, "
                            + found.stream()
                                    .map(child -> child.pid().toString())
                                    .collect(Collectors.joining(" or ")));
        }
        return found.getFirst();
    }

    static String words(ChildProcess child) {
        return child.name() + " (pid " + child.pid() + ")";
    }
}
