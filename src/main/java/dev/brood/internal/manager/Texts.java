package dev.brood.internal.manager;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;

/** Texts of collections that may contain themselves. */
final class Texts {

    private static final ThreadLocal<List<Object>> BEGUN = ThreadLocal.withInitial(ArrayList::new);

    private Texts() {}

    /** The text, or three dots in the middle of its own. */
    static String of(ManagedObject object, Supplier<String> text) {
        List<Object> begun = BEGUN.get();
        if (begun.stream().anyMatch(each -> each == object)) {
            return "(...)";
        }
        begun.add(object);
        try {
            return text.get();
        } finally {
            begun.removeLast();
        }
    }
}
