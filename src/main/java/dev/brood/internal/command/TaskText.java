package dev.brood.internal.command;

import dev.brood.function.Range;
import dev.brood.internal.diagnosis.UserNames;
import dev.brood.internal.process.Task;
import dev.brood.internal.process.ThisProcess;
import dev.brood.process.ChildProcess;
import dev.brood.shell.Listing;
import java.util.Collection;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * What a child is doing, in a few words: {@code square(5)}, {@code lambda of #7}, {@code Counter.run()}. None of the user's code is
 * called for that, as it might take long.
 */
final class TaskText {

    private static final int LONGEST = 24;
    private static final int LONGEST_TEXT = 10;
    private static final String MORE = "...";

    private TaskText() {}

    /** The words; empty if nothing is known. */
    static String of(ChildProcess child, Listing listing) {
        Task task = ThisProcess.taskOf(child);
        if (task == null) {
            return "";
        }
        if (task.function() == child) {
            return child.getClass().getSimpleName() + ".run()";
        }
        String function = listing.functionName(task.function());
        String arguments =
                task.arguments().stream().map(TaskText::brief).collect(Collectors.joining(", "));
        boolean isName = !function.contains(" ");
        return cut(
                arguments.isEmpty() && !isName ? function : function + "(" + arguments + ")",
                LONGEST);
    }

    private static String brief(Object argument) {
        return switch (argument) {
            case null -> "null";
            case String text -> '"' + cut(text.lines().findFirst().orElse(""), LONGEST_TEXT) + '"';
            case Number _, Boolean _, Character _ when isKnown(argument) -> argument.toString();
            case Enum<?> constant -> constant.name();
            case Collection<?> all when isKnown(all) -> kind(all) + "[" + all.size() + "]";
            case Map<?, ?> map when isKnown(map) -> kind(map) + "[" + map.size() + "]";
            case Object other -> kind(other);
        };
    }

    /** Whether its methods are the JDK's or ours, so that they end. */
    private static boolean isKnown(Object object) {
        return object.getClass().getModule() == Object.class.getModule() || object instanceof Range;
    }

    /** An interface that everybody knows is clearer than {@code ListN}. */
    private static String kind(Object object) {
        return switch (object) {
            case java.util.List<?> list when isKnown(list) -> "List";
            case java.util.Set<?> set when isKnown(set) -> "Set";
            case Map<?, ?> map when isKnown(map) -> "Map";
            default -> UserNames.kind(object.getClass());
        };
    }

    private static String cut(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest - MORE.length()) + MORE;
    }
}
