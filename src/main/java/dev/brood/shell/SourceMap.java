package dev.brood.shell;

import dev.brood.internal.wire.SourceLines;
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
    private Recording recording = Recording.NONE;

    void recordTo(Recording recording) {
        this.recording = recording;
    }

    void origin(String snippetId, Origin origin) {
        origins.put(snippetId, origin);
    }

    Origin origin(String snippetId) {
        return origins.getOrDefault(snippetId, Origin.PROMPT);
    }

    boolean hasOrigin(String snippetId) {
        return origins.containsKey(snippetId);
    }

    /** A snippet has got a class, be it its first or a new one because something that it refers to has changed. */
    void declared(Snippet snippet, SnippetWrapper wrapper) {
        if (wrapper != null && wrapper.fullClassName() != null) {
            Origin origin = origin(snippet.id());
            String source = origin.source() == null ? "#" + snippet.id() : origin.source();
            Place place = new Place(wrapper, source, origin.line());
            if (places.putIfAbsent(wrapper.fullClassName(), place) == null) {
                recording.placed(wrapper.fullClassName());
            }
        }
    }

    /** A class has got other code: what was said of it holds no more. */
    void redefined(String className) {
        places.remove(className);
        known.remove(className);
    }

    /** The source lines of a class, or null if it was not made around a snippet. */
    SourceLines lines(String className) {
        Place place = places.get(className);
        return place == null ? null : known.computeIfAbsent(className, _ -> linesOf(place));
    }

    /** JShell may tear a snippet apart, a variable from its initial value say, so each character is looked at. */
    private static SourceLines linesOf(Place place) {
        int[] wrappedLines = lineOfEach(place.wrapper.wrapped());
        int[] sourceLines = lineOfEach(place.wrapper.source());
        int[] lines = new int[wrappedLines[wrappedLines.length - 1] + 1];
        for (int i = 0; i < place.wrapper.source().length(); i++) {
            int at = place.wrapper.sourceToWrappedPosition(i);
            if (at >= 0 && at < wrappedLines.length && lines[wrappedLines[at]] == 0) {
                lines[wrappedLines[at]] = place.firstLine + sourceLines[i];
            }
        }
        // the line before an initial value is JShell's, "int y_ =", and it is the one that traces
        // name
        for (int i = lines.length - 2; i >= 0; i--) {
            lines[i] = lines[i] == 0 ? lines[i + 1] : lines[i];
        }
        return new SourceLines(place.source, lines);
    }

    /** For each character of a text, and for its end, on which line it is, from 0 on. */
    private static int[] lineOfEach(String text) {
        int[] lines = new int[text.length() + 1];
        for (int i = 0; i < text.length(); i++) {
            lines[i + 1] = lines[i] + (text.charAt(i) == '\n' ? 1 : 0);
        }
        return lines;
    }
}
