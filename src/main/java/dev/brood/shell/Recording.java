package dev.brood.shell;

import dev.brood.internal.wire.SourceLines;
import dev.brood.shell.Step.Variable;
import java.lang.reflect.Field;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;

/**
 * Notes what a session does to run a script, so that the same can be done without a compiler, see {@link Replay}. What JShell
 * makes of a script does not depend on what the script computes, only on whether a snippet fails, which ends a script: so
 * what was noted of one that ran to its end holds for every run, as far as that gets.
 */
final class Recording {

    /** For sessions of which nothing is to be noted. */
    static final Recording NONE = new Recording(false);

    private final boolean isOn;
    private final List<Step> steps = new ArrayList<>();

    /** Where the snippet begins that is being evaluated. */
    private int begin;

    /** Classes of which new lines are known, or will be when the snippet has run. */
    private final Set<String> placed = new LinkedHashSet<>();

    /** Whether something has happened that cannot be done again without a session. */
    private boolean impossible;

    Recording() {
        this(true);
    }

    private Recording(boolean isOn) {
        this.isOn = isOn;
    }

    private void add(Step step) {
        if (isOn) {
            steps.add(step);
        }
    }

    void begin(int offset) {
        begin = steps.size();
        add(new Step.Begin(offset));
    }

    /** The lines of a class can be found out from now on. */
    void placed(String name) {
        if (isOn) {
            placed.add(name);
        }
    }

    /**
     * A snippet has run. It may have thrown with its lines, and sent them to workers, so they are put before what it did.
     *
     * @param lines knows the lines of a class
     */
    void end(Function<String, SourceLines> lines) {
        List<Step> known = new ArrayList<>();
        for (String name : placed) {
            SourceLines found = lines.apply(name);
            if (found != null) {
                known.add(new Step.Lines(name, found));
            }
        }
        placed.clear();
        if (!known.isEmpty()) {
            steps.addAll(begin + 1, known);
        }
    }

    void load(String name, byte[] bytes) {
        add(new Step.Load(name, bytes));
    }

    void redefine(Map<String, byte[]> changed) {
        changed.forEach((name, bytes) -> add(new Step.Redefine(name, bytes)));
    }

    void run(String name, String method) {
        add(new Step.Run(name, method));
    }

    void arguments(Field field) {
        add(new Step.Arguments(variable(field)));
    }

    /** Gives the moment of now, for {@link #putBack}. */
    int moment() {
        return steps.size();
    }

    /** A variable has got the value that another one had in some moment of this snippet. */
    void putBack(Field from, int moment, Field to) {
        if (isOn) {
            steps.add(moment, new Step.Hold(variable(from)));
            steps.add(new Step.PutBack(variable(from), variable(to)));
        }
    }

    private static Variable variable(Field field) {
        return new Variable(field.getDeclaringClass().getName(), field.getName());
    }

    /** Something has happened that this knows nothing of. */
    void giveUp() {
        impossible = true;
    }

    /** What was noted, or null if that is of no use. */
    List<Step> steps() {
        return !isOn || impossible ? null : List.copyOf(steps);
    }
}
