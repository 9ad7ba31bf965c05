package dev.brood.internal.repl;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;

/** Makes up what a cat on the keyboard, a broken terminal or a careless paste would send. None of it leaves the prompt. */
final class PromptFuzz {

    private static final String PASTE_START = "\u001b[200~";
    private static final String PASTE_END = "\u001b[201~";

    /** Ctrl-C is for the end of a round. Ctrl-D, Ctrl-\ and Ctrl-Z leave, and so do Ctrl-S and Ctrl-Q, in their way. */
    private static final String LEAVING = "\u0003\u0004\u001c\u001a\u0013\u0011";

    /** What begins a command, such as one that leaves. */
    private static final byte SLASH = '/';

    private static final List<String> WORDS =
            List.of(
                    "int x = ",
                    "var ",
                    "\"",
                    "'",
                    "{",
                    "}",
                    "(",
                    ")",
                    "[",
                    "]",
                    ";",
                    "\\",
                    "//",
                    "/*",
                    "*/",
                    "\"\"\"",
                    "class A ",
                    "List.of(",
                    "x.",
                    "->",
                    "<",
                    ">",
                    "@",
                    "1 + ",
                    "new ",
                    "import java.",
                    "ä",
                    "漢字",
                    "👩‍👩‍👧",
                    "e\u0301");

    private static final List<String> SEQUENCES =
            List.of(
                    "[A",
                    "[B",
                    "[C",
                    "[D",
                    "OA",
                    "OB",
                    "[H",
                    "[F",
                    "[3~",
                    "[5~",
                    "[6~",
                    "[1;5C",
                    "[1;5D",
                    "[Z",
                    "f",
                    "b",
                    "d",
                    "u",
                    "l",
                    "c",
                    "t",
                    "y",
                    ".",
                    "<",
                    ">",
                    "\u007f",
                    "[",
                    "O",
                    "[1;",
                    "[200~",
                    "[201~",
                    "[<0;1;1M",
                    "[M   ",
                    "[I",
                    "[O",
                    "]0;x\u0007",
                    "P1$r\u001b\\",
                    "[?1;2c",
                    "[5;5R",
                    "[8;24;80t",
                    "\u001b",
                    "x",
                    "-",
                    "3");

    private final Random random;

    PromptFuzz(long seed) {
        this.random = new Random(seed);
    }

    /** The keys of one round, which may be anything. */
    byte[] keys() {
        ByteArrayOutputStream keys = new ByteArrayOutputStream();
        int count = 1 + random.nextInt(60);
        for (int i = 0; i < count; i++) {
            keys.writeBytes(some());
        }
        return keys.toByteArray();
    }

    /** A paste of some size, with the marks of one. */
    byte[] paste(int size) {
        ByteArrayOutputStream paste = new ByteArrayOutputStream();
        paste.writeBytes(PASTE_START.getBytes(StandardCharsets.UTF_8));
        boolean text = random.nextBoolean();
        while (paste.size() < size) {
            paste.writeBytes(text ? line() : harmless(bytes(100)));
        }
        paste.writeBytes(PASTE_END.getBytes(StandardCharsets.UTF_8));
        return paste.toByteArray();
    }

    private byte[] line() {
        return ("int v"
                        + random.nextInt(1000)
                        + " = "
                        + random.nextInt()
                        + "; // "
                        + pick(WORDS)
                        + "\n")
                .getBytes(StandardCharsets.UTF_8);
    }

    private byte[] some() {
        return switch (random.nextInt(6)) {
            case 0 -> harmless(bytes(1 + random.nextInt(20)));
            case 1 -> harmless(new byte[] {(byte) random.nextInt(32)});
            case 2 -> ("\u001b" + pick(SEQUENCES)).getBytes(StandardCharsets.UTF_8);
            case 3 -> brokenCharacter();
            default -> pick(WORDS).getBytes(StandardCharsets.UTF_8);
        };
    }

    private byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }

    /** The beginning of a character of several bytes, without its end or with a wrong one. */
    private byte[] brokenCharacter() {
        byte[] whole = pick(List.of("é", "漢", "👩")).getBytes(StandardCharsets.UTF_8);
        whole[random.nextInt(whole.length)] = (byte) random.nextInt(256);
        return harmless(whole);
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    private static byte[] harmless(byte[] bytes) {
        byte[] harmless = bytes.clone();
        for (int i = 0; i < harmless.length; i++) {
            if (LEAVING.indexOf(harmless[i]) >= 0 || harmless[i] == SLASH) {
                harmless[i] = ' ';
            }
        }
        return harmless;
    }
}
