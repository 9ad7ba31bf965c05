package dev.brood.internal.process;

import dev.brood.spi.LineSink;
import java.io.PrintStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * Brings lines of children to the standard streams. One call for each with the line's end in it, so that lines of several
 * children never mix.
 *
 * <p>Workers write UTF-8. Where that is not what goes here, text is written as this process writes its own; what is no text,
 * or has no place there, stays as it came.
 */
public final class StandardLines implements LineSink {

    @Override
    public void line(String process, boolean error, String line) {
        PrintStream stream = stream(error);
        stream.print(line + System.lineSeparator());
        stream.flush();
    }

    @Override
    public void bytes(String process, boolean error, byte[] bytes) {
        PrintStream stream = stream(error);
        byte[] written = inCharset(stream.charset(), bytes);
        stream.write(written, 0, written.length);
        stream.flush();
    }

    private static PrintStream stream(boolean error) {
        return error ? System.err : System.out;
    }

    private static byte[] inCharset(Charset charset, byte[] bytes) {
        if (charset.equals(StandardCharsets.UTF_8)) {
            return bytes;
        }
        try {
            ByteBuffer encoded =
                    charset.newEncoder()
                            .encode(
                                    StandardCharsets.UTF_8
                                            .newDecoder()
                                            .decode(ByteBuffer.wrap(bytes)));
            byte[] written = new byte[encoded.remaining()];
            encoded.get(written);
            return written;
        } catch (CharacterCodingException e) {
            return bytes;
        }
    }
}
