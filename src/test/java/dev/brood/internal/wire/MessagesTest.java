package dev.brood.internal.wire;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.internal.wire.Envelope.Carried;
import dev.brood.internal.wire.Envelope.Variable;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Messages arrive as they were sent; whatever else arrives is refused. A file stands for the other end. */
class MessagesTest {

    private static final int HEADER = 8;

    @TempDir Path temp;

    private Path file() {
        return temp.resolve("channel");
    }

    private void send(Message... messages) throws IOException {
        try (MessageWriter writer = new MessageWriter(Files.newOutputStream(file()))) {
            for (Message message : messages) {
                writer.send(message);
            }
        }
    }

    private MessageReader receiver() throws IOException {
        return new MessageReader(Files.newByteChannel(file()));
    }

    private Message copy(Message message) throws IOException {
        send(message);
        try (MessageReader reader = receiver()) {
            reader.trust();
            return reader.receive();
        }
    }

    static List<Message> simpleMessages() {
        return List.of(
                new Message.Welcome("/mark", "/replies", "token"),
                new Message.Hello("token"),
                new Message.Interrupt(),
                new Message.ClassWanted("REPL.$JShell$7"),
                new Message.TakesItsTime(),
                new Message.Leaving());
    }

    @ParameterizedTest
    @MethodSource("simpleMessages")
    void messageArrivesAsItWasSent(Message message) throws IOException {
        assertEquals(message, copy(message));
    }

    @Test
    void bytesArriveAsTheyWereSent() throws IOException {
        byte[] bytes = {1, 2, 3};
        var found =
                assertInstanceOf(
                        Message.ClassFound.class, copy(new Message.ClassFound("name", bytes)));
        assertEquals("name", found.name());
        assertArrayEquals(bytes, found.bytes());
        var outcome =
                assertInstanceOf(Message.Outcome.class, copy(new Message.Outcome(true, bytes)));
        assertTrue(outcome.threw());
        assertArrayEquals(bytes, outcome.graph());
    }

    @Test
    void envelopeArrivesWhole() throws IOException {
        int[] lines = {0, 3, 4};
        Envelope sent =
                new Envelope(
                        "entry",
                        List.of(new Carried(new Variable("A", "a"), 1)),
                        new byte[] {1},
                        List.of(
                                new Carried(new Variable("B", "b"), -2),
                                new Carried(new Variable("B", "c"), Long.MAX_VALUE)),
                        2,
                        new byte[] {2, 3},
                        Map.of("C", new byte[] {4}),
                        Map.of("C", new SourceLines("script.jsh", lines)));
        var run = assertInstanceOf(Message.Run.class, copy(new Message.Run(sent)));
        Envelope envelope = run.envelope();
        assertEquals(sent.entry(), envelope.entry());
        assertEquals(sent.plainVariables(), envelope.plainVariables());
        assertArrayEquals(sent.plainValues(), envelope.plainValues());
        assertEquals(sent.variables(), envelope.variables());
        assertEquals(sent.rootCount(), envelope.rootCount());
        assertArrayEquals(sent.values(), envelope.values());
        assertEquals(sent.classes().keySet(), envelope.classes().keySet());
        assertArrayEquals(sent.classes().get("C"), envelope.classes().get("C"));
        assertEquals("script.jsh", envelope.sources().get("C").source());
        assertArrayEquals(lines, envelope.sources().get("C").lines());
    }

    @Test
    void messagesKeepTheirOrderAndBounds() throws IOException {
        send(
                new Message.Hello("a"),
                new Message.Interrupt(),
                new Message.Hello(""),
                new Message.Leaving());
        try (MessageReader reader = receiver()) {
            assertEquals(new Message.Hello("a"), reader.receive());
            assertEquals(new Message.Interrupt(), reader.receive());
            assertEquals(new Message.Hello(""), reader.receive());
            assertEquals(new Message.Leaving(), reader.receive());
            assertNull(reader.receive());
            assertNull(reader.receive());
        }
    }

    @Test
    void emptyChannelIsAtItsEnd() throws IOException {
        Files.createFile(file());
        try (MessageReader reader = receiver()) {
            assertNull(reader.receive());
        }
    }

    @Test
    void strangerIsRefused() throws IOException {
        Files.writeString(file(), "GET / HTTP/1.1\r\n\r\n");
        try (MessageReader reader = receiver()) {
            var error = assertThrows(IOException.class, reader::receive);
            assertTrue(error.getMessage().startsWith("not a Brood message"), error::getMessage);
        }
    }

    @Test
    void otherVersionIsRefused() throws IOException {
        send(new Message.Interrupt());
        byte[] bytes = Files.readAllBytes(file());
        bytes[3]++;
        Files.write(file(), bytes);
        try (MessageReader reader = receiver()) {
            assertThrows(IOException.class, reader::receive);
        }
    }

    @Test
    void longMessageIsRefusedBeforeThereIsTrust() throws IOException {
        send(new Message.ClassFound("name", new byte[2000]));
        try (MessageReader reader = receiver()) {
            var error = assertThrows(IOException.class, reader::receive);
            assertTrue(error.getMessage().contains("where 1024 are allowed"), error::getMessage);
        }
        try (MessageReader reader = receiver()) {
            reader.trust();
            assertInstanceOf(Message.ClassFound.class, reader.receive());
        }
    }

    @Test
    void negativeLengthIsRefused() throws IOException {
        send(new Message.Interrupt());
        ByteBuffer bytes = ByteBuffer.wrap(Files.readAllBytes(file())).putInt(HEADER / 2, -1);
        Files.write(file(), bytes.array());
        try (MessageReader reader = receiver()) {
            reader.trust();
            assertThrows(IOException.class, reader::receive);
        }
    }

    /** Whoever dies in the middle of a message has not said it. */
    @ParameterizedTest
    @ValueSource(ints = {1, 7, HEADER, HEADER + 1, HEADER + 6})
    void truncatedMessageIsNoMessage(int length) throws IOException {
        send(new Message.Hello("token"));
        Files.write(file(), Arrays.copyOf(Files.readAllBytes(file()), length));
        try (MessageReader reader = receiver()) {
            assertThrows(EOFException.class, reader::receive);
        }
    }

    /** A large one may take longer to be read and decoded than its sender lives. */
    @Test
    void itShowsWhetherMessagesAreStillComing() throws IOException {
        send(new Message.Outcome(false, new byte[3_000_000]));
        try (MessageReader reader = receiver()) {
            reader.trust();
            long before = reader.progressSince(-1);
            assertEquals(-1, reader.progressSince(before));
            reader.receive();
            long after = reader.progressSince(before);
            assertTrue(after > before + 2, "read in pieces");
            assertEquals(after, reader.progressSince(after), "it is in hand");
            assertNull(reader.receive());
            assertEquals(-1, reader.progressSince(after));
        }
    }

    @Test
    void unknownMessageIsRefused() throws IOException {
        send(new Message.Interrupt());
        byte[] bytes = Files.readAllBytes(file());
        bytes[HEADER] = 99;
        Files.write(file(), bytes);
        try (MessageReader reader = receiver()) {
            assertThrows(IOException.class, reader::receive);
        }
    }
}
