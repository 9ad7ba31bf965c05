package dev.brood.internal.instrument;

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

    private static final FunctionDescriptor SHAPE =
            FunctionDescriptor.of(
                    ValueLayout.JAVA_INT,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_LONG,
                    ValueLayout.JAVA_LONG);

    private Attach() {}

    static void agent(Path jar) throws IOException {
        MethodHandle createdJavaVms = function("jvm", "JNI_GetCreatedJavaVMs");
        MethodHandle onAttach = function("instrument", "Agent_OnAttach");
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment vm = arena.allocate(ValueLayout.ADDRESS);
            MemorySegment count = arena.allocate(ValueLayout.JAVA_LONG);
            int _ = (int) createdJavaVms.invokeExact(vm.address(), 1L, count.address());
            long options = arena.allocateFrom(jar.toString()).address();
            int code = (int) onAttach.invokeExact(vm.get(ValueLayout.JAVA_LONG, 0), options, 0L);
            if (code != 0) {
                throw new IOException("the agent did not start, code " + code);
            }
        } catch (IOException e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException(e); // they do not throw
        }
    }

    /**
     * A function of one of the JDK's native libraries. Both take three words, pointers mostly, and give an {@code int}; that they
     * look the same saves half of the time, as the JVM makes classes for each shape of a call.
     */
    @SuppressWarnings("restricted")
    private static MethodHandle function(String library, String name) throws IOException {
        MemorySegment address =
                SymbolLookup.libraryLookup(path(library), Arena.global())
                        .find(name)
                        .orElseThrow(() -> new IOException("no " + name + " in " + library));
        return Linker.nativeLinker().downcallHandle(address, SHAPE);
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
