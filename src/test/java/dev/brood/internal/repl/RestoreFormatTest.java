package dev.brood.internal.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.brood.internal.command.LastRun;
import dev.brood.internal.dependency.Coordinates;
import dev.brood.shell.Journal;
import dev.brood.shell.Origin;
import java.nio.ByteBuffer;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is written of a session is read again, however its writing has ended. */
class RestoreFormatTest {

    private static final Journal.Entry ODD =
            snippet("s = \"\0 /drop \ud800 \ud83d\ude00 ä\r\n\t\uffff\"");

    @Test
    void snippetsOfAnyCharactersAndDropsAreReadInOrder() {
        List<Journal.Entry> entries =
                List.of(ODD, snippet("/drop x"), dropped("x"), snippet(""), snippet("int x"));
        byte[] bytes =
                joined(entries.stream().map(RestoreFormat::entry).toArray(ByteBuffer[]::new));

        assertEquals(entries, read(bytes).entries());
    }

    @Test
    void whatWasEnteredBeforeAResetIsGone() {
        byte[] bytes =
                joined(
                        RestoreFormat.entry(snippet("old")),
                        RestoreFormat.anew(),
                        RestoreFormat.entry(snippet("new")));

        assertEquals(List.of(snippet("new")), read(bytes).entries());
    }

    @Test
    void lastClassPathAndDependenciesHold() {
        byte[] bytes =
                joined(
                        RestoreFormat.classPath(List.of(Path.of("/a"))),
                        RestoreFormat.entry(snippet("first")),
                        RestoreFormat.dependencies(List.of(Coordinates.parse("a:b:1"))),
                        RestoreFormat.classPath(List.of(Path.of("/a"), Path.of("/b c:d"))),
                        RestoreFormat.entry(snippet("second")));

        LastRun run = read(bytes);
        assertEquals(List.of(Path.of("/a"), Path.of("/b c:d")), run.classPath());
        assertEquals(List.of(snippet("//DEPS a:b:1\nfirst"), snippet("second")), run.entries());
    }

    /** Restored sessions are kept and restored as well. */
    @Test
    void dependenciesAreNotSaidTwice() {
        byte[] bytes =
                joined(
                        RestoreFormat.dependencies(List.of(Coordinates.parse("a:b:1"))),
                        RestoreFormat.entry(snippet("//DEPS a:b:1\nfirst")));

        assertEquals(List.of(snippet("//DEPS a:b:1\nfirst")), read(bytes).entries());
    }

    @Test
    void whereverWritingWasCutOffAllBeforeIsRead() {
        byte[] first = joined(RestoreFormat.entry(snippet("int x = 5")));
        byte[] both = joined(RestoreFormat.entry(snippet("int x = 5")), RestoreFormat.entry(ODD));
        for (int length = 0; length < both.length; length++) {
            int expected = length < first.length ? 0 : 1;
            assertEquals(expected, read(Arrays.copyOf(both, length)).entries().size());
        }
    }

    /** Where the system has given room to a file, but its content is not there. */
    @Test
    void damagedRecordEndsWhatCanBeRead() {
        byte[] first = joined(RestoreFormat.entry(snippet("int x = 5")));
        byte[] both = joined(RestoreFormat.entry(snippet("int x = 5")), RestoreFormat.entry(ODD));
        for (int i = first.length; i < both.length; i++) {
            byte[] damaged = both.clone();
            damaged[i] ^= 1;
            assertEquals(List.of(snippet("int x = 5")), read(damaged).entries());
        }
        assertEquals(0, read(new byte[100]).entries().size());
    }

    private static Journal.Entry snippet(String source) {
        return new Journal.Entry(source, Origin.PROMPT, false);
    }

    private static Journal.Entry dropped(String key) {
        return new Journal.Entry(key, Origin.PROMPT, true);
    }

    private static byte[] joined(ByteBuffer... records) {
        ByteBuffer all =
                ByteBuffer.allocate(Arrays.stream(records).mapToInt(ByteBuffer::remaining).sum());
        Arrays.stream(records).forEach(all::put);
        return all.array();
    }

    private static LastRun read(byte[] bytes) {
        return RestoreFormat.read(ByteBuffer.wrap(bytes));
    }
}
