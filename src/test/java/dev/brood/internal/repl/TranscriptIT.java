package dev.brood.internal.repl;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.brood.testing.LeavesNothingBehind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Plays what stands in files into a terminal: the tour, and {@code src/test/transcripts}. See {@link Transcript}. */
@ExtendWith(LeavesNothingBehind.class)
class TranscriptIT {

    private static final Path HOME = Path.of(System.getProperty("brood.home"));
    private static final Pattern BLOCK =
            Pattern.compile("^```console\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

    @TempDir Path folder;

    static Stream<Path> files() throws IOException {
        try (Stream<Path> transcripts = Files.list(HOME.resolve("src/test/transcripts"))) {
            return Stream.concat(
                    Stream.of(Path.of("docs/tour.md")),
                    transcripts.map(HOME::relativize).sorted().toList().stream());
        }
    }

    @ParameterizedTest
    @MethodSource("files")
    void showsWhatIsWritten(Path file) throws IOException {
        assumeTrue(TerminalSession.isPossible(), "the tests in a terminal need tmux");
        Files.createSymbolicLink(folder.resolve("repl"), TerminalSession.repl());
        String text = Files.readString(HOME.resolve(file));
        boolean isPage = file.toString().endsWith(".md");
        try (TerminalSession terminal = TerminalSession.shell(folder)) {
            Transcript.play(isPage ? blocks(text) : lines(text), terminal);
        }
    }

    /** All examples of a page, as one. */
    private static List<String> blocks(String page) {
        return BLOCK.matcher(page)
                .results()
                .map(MatchResult::group)
                .flatMap(block -> block.lines().filter(line -> !line.startsWith("```")))
                .toList();
    }

    /** All but comments. */
    private static List<String> lines(String text) {
        return text.lines().filter(line -> !line.startsWith("//")).toList();
    }
}
