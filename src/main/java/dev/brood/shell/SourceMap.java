package dev.brood.shell;

import dev.brood.wire.SourceLines;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jdk.jshell.Snippet;
import jdk.jshell.SourceCodeAnalysis.SnippetWrapper;

/**
 * Which lines of a script or of a snippet stand behind the lines of the classes that JShell makes. Found out when somebody
 * asks, which is when a stack trace is shown or a function is sent.
 */
final class SourceMap {

    private record Place(SnippetWrapper wrapper, String source, int firstLine) {}

    private final Map<String, Origin> origins = new ConcurrentHashMap<>();
    private final Map<String, Place> places = new ConcurrentHashMap<>();
    private final Map<String, SourceLines> known = new ConcurrentHashMap<>();

    void origin(String snippetId, Origin origin) {
        origins.put(snippetId, origin);
    }

    Origin origin(String snippetId) {
        return origins.getOrDefault(snippetId, Origin.PROMPT);
    }

    /** A snippet has got a class, be it its first or a new one because something that it refers to has changed. */
    void declared(Snippet snippet, SnippetWrapper wrapper) {
        if (wrapper != null && wrapper.fullClassName() != null) {
            Origin origin = origin(snippet.id());
            String source = origin.source() == null ? "#" + snippet.id() : origin.source();
            places.putIfAbsent(wrapper.fullClassName(), new Place(wrapper, source, origin.line()));
        }
    }

    /** The source lines of a class, or null if it was not made around a snippet. */
    SourceLines lines(String className) {
        Place place = places.get(className);
        return place == null ? null : known.computeIfAbsent(className, _ -> linesOf(place));
    }

    private static SourceLines linesOf(Place place) {
        String wrapped = place.wrapper.wrapped();
        String source = place.wrapper.source();
        int[] lines = new int[(int) wrapped.lines().count()];
        int line = 0;
        for (int start = 0; start >= 0 && start < source.length(); line++) {
            int at = place.wrapper.sourceToWrappedPosition(start);
            int wrappedLine = (int) wrapped.substring(0, at).chars().filter(c -> c == '\n').count();
            if (wrappedLine < lines.length) {
                lines[wrappedLine] = place.firstLine + line;
            }
            int end = source.indexOf('\n', start);
            start = end < 0 ? -1 : end + 1;
        }
        return new SourceLines(place.source, lines);
    }
}
