package dev.brood.shell;

import java.util.Arrays;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Tells whoever uses a class of the user's as if it were ours, of the same name, which one it is.
 *
 * @param preloading knows which names are hidden
 */
record HiddenNameHint(Preloading preloading) {

    private static final Pattern MISSING_METHOD =
            Pattern.compile(
                    "symbol:\\s+method (\\w+)\\(.*\\)\\s+location:\\s+(?:.* of type|class|interface) (\\w+)");

    /** Adds that to what the compiler says, if so. */
    String addTo(String message) {
        Matcher missing = MISSING_METHOD.matcher(message);
        return missing.find()
                ? Preloaded.TYPES.entrySet().stream()
                        .filter(each -> each.getValue().contains(missing.group(2)))
                        .map(Map.Entry::getKey)
                        .filter(from -> !preloading.isKnown(from, missing.group(2)))
                        .map(from -> from + "." + missing.group(2))
                        .filter(ours -> hasMethod(ours, missing.group(1)))
                        .findFirst()
                        .map(ours ->
                                "%s\n    %s is what you have imported or declared: Brood's is %s"
                                        .formatted(message, missing.group(2), ours))
                        .orElse(message)
                : message;
    }

    private static boolean hasMethod(String className, String method) {
        try {
            return Arrays.stream(Class.forName(className).getMethods())
                    .anyMatch(each -> each.getName().equals(method));
        } catch (ClassNotFoundException e) {
            return false;
        }
    }
}
