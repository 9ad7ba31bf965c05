package dev.brood.instrument;

import java.io.IOException;
import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.SymbolLookup;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * Loads a Java agent into this JVM, by the functions that the JVM and its library of agents have for that:
 * {@code JNI_GetCreatedJavaVMs} (JNI, "The Invocation API") and {@code Agent_OnAttach} (JVM TI, "Agent Start-Up").
 *
 * <p>The attach API does the same by way of a signal and a socket in the temp folder, where a process that is killed leaves
 * it; and it takes ten times as long.
 */
final class Attach {

    private static final Path JAVA_HOME = Path.of(System.getProperty("java.home"));

    private Attach() {}

    static void agent(Path jar) throws IOException {
        try (Arena arena = Arena.ofConfined()) {
            int code = onAttach(javaVm(arena), arena.allocateFrom(jar.toString()));
            if (code != 0) {
                throw new IOException("the agent did not start, code " + code);
            }
        }
    }

    private static MemorySegment javaVm(Arena arena) throws IOException {
        MemorySegment vm = arena.allocate(ValueLayout.ADDRESS);
        MemorySegment count = arena.allocate(ValueLayout.JAVA_INT);
        MethodHandle created =
                function(
                        "jvm",
                        "JNI_GetCreatedJavaVMs",
                        ValueLayout.ADDRESS,
                        ValueLayout.JAVA_INT,
                        ValueLayout.ADDRESS);
        try {
            int _ = (int) created.invokeExact(vm, 1, count);
        } catch (Throwable e) {
            throw new IllegalStateException(e); // it does not throw
        }
        return vm.get(ValueLayout.ADDRESS, 0);
    }

    private static int onAttach(MemorySegment vm, MemorySegment options) throws IOException {
        MethodHandle onAttach =
                function(
                        "instrument",
                        "Agent_OnAttach",
                        ValueLayout.ADDRESS,
                        ValueLayout.ADDRESS,
                        ValueLayout.ADDRESS);
        try {
            return (int) onAttach.invokeExact(vm, options, MemorySegment.NULL);
        } catch (Throwable e) {
            throw new IllegalStateException(e); // it does not throw
        }
    }

    /** A function of one of the JDK's native libraries, which gives an {@code int}. */
    @SuppressWarnings("restricted")
    private static MethodHandle function(String library, String name, ValueLayout... parameters)
            throws IOException {
        MemorySegment address =
                SymbolLookup.libraryLookup(path(library), Arena.global())
                        .find(name)
                        .orElseThrow(() -> new IOException("no " + name + " in " + library));
        return Linker.nativeLinker()
                .downcallHandle(address, FunctionDescriptor.of(ValueLayout.JAVA_INT, parameters));
    }

    /** Where a library is depends on the system. */
    private static Path path(String library) throws IOException {
        String file = System.mapLibraryName(library);
        for (String folder :
                new String[] {"lib", "lib/server", "lib/client", "bin", "bin/server"}) {
            Path path = JAVA_HOME.resolve(folder, file);
            if (Files.exists(path)) {
                return path;
            }
        }
        throw new IOException("no " + file + " in " + JAVA_HOME);
    }
}
