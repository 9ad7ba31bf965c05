package dev.brood.internal.command;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The feedback modes that there are: jshell's four, and the user's own. */
final class Modes {

    private final Map<String, Mode> all = new LinkedHashMap<>();
    private String current = Feedback.NORMAL.word();

    Modes() {
        Arrays.stream(Feedback.values()).map(Mode::of).forEach(this::put);
    }

    /** The one that is in force. */
    Mode current() {
        return all.get(current);
    }

    /** Lists them. */
    List<Mode> all() {
        return List.copyOf(all.values());
    }

    /** The one with this name, or with the only name that begins so. */
    Mode named(String name) {
        List<Mode> found =
                all.containsKey(name)
                        ? List.of(all.get(name))
                        : all.values().stream()
                                .filter(mode -> mode.name().startsWith(name))
                                .toList();
        if (found.size() != 1) {
            throw new CommandException(
                    "feedback is " + String.join(", ", all.keySet()) + ", not " + name);
        }
        return found.getFirst();
    }

    /** One of the user's own. */
    Mode own(String name) {
        Mode mode = named(name);
        if (!mode.isOwn()) {
            throw new CommandException(
                    mode.name()
                            + " is as it is; make a mode of your own: /set mode NAME "
                            + mode.name());
        }
        return mode;
    }

    void use(Mode mode) {
        current = mode.name();
    }

    boolean contains(String name) {
        return all.containsKey(name);
    }

    void put(Mode mode) {
        all.put(mode.name(), mode);
    }

    void remove(Mode mode) {
        if (mode.name().equals(current)) {
            throw new CommandException(
                    mode.name() + " is in force; choose another first, as in /set feedback normal");
        }
        all.remove(mode.name());
    }
}
