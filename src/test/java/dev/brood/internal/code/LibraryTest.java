package dev.brood.internal.code;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Session;
import dev.brood.testing.Wait;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;
import javax.tools.ToolProvider;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Code of a library that was added to the class path is there in children, too. */
@ExtendWith(LeavesNothingBehind.class)
class LibraryTest {

    private static final String SOURCE =
            """
            package library;
            public class Clock {
                private final int hour;
                public Clock(int hour) { this.hour = hour; }
                public String tell() { return "it is " + hour; }
            }
            """;

    @TempDir Path temp;

    @Test
    void childUsesTheLibraryAndItsObjects() throws Exception {
        try (Session session = Session.open(List.of(jar()), List.of())) {
            session.run("import library.Clock;");
            session.run("Clock noon = new Clock(12);");
            session.run(
                    "String ask(Clock clock) { return clock.tell() + noon.tell() + new Clock(7).tell(); }");
            assertEquals(
                    "it is 3it is 12it is 7", value(session, "async(ask, new Clock(3)).get()"));
            assertEquals(
                    "it is 12",
                    value(session, "async(() -> async(() -> noon.tell()).get()).get()"));
        }
    }

    private static Object value(Session session, String expression) throws Exception {
        return Wait.CHILD.call(expression, () -> session.value(expression));
    }

    private Path jar() throws IOException {
        Path source = Files.writeString(temp.resolve("Clock.java"), SOURCE);
        int result =
                ToolProvider.getSystemJavaCompiler()
                        .run(null, null, null, "-d", temp.toString(), source.toString());
        assertEquals(0, result);
        Path jar = temp.resolve("library.jar");
        try (OutputStream out = Files.newOutputStream(jar);
                JarOutputStream entries = new JarOutputStream(out)) {
            entries.putNextEntry(new JarEntry("library/Clock.class"));
            Files.copy(temp.resolve("library/Clock.class"), entries);
        }
        return jar;
    }
}
