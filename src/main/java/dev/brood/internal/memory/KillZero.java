package dev.brood.internal.memory;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemoryLayout;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.StructLayout;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.VarHandle;

/**
 * Asks the system by {@code kill(2)} with signal 0, which is never sent, whether any process has an id. Needs no
 * descriptor and no {@code /proc}, and sees processes that are hidden there.
 */
final class KillZero {

    /** {@code ESRCH}: no such process. The same number on Linux, macOS and the BSDs. */
    private static final int NO_SUCH_PROCESS = 3;

    private static final StructLayout CAPTURED = Linker.Option.captureStateLayout();
    private static final VarHandle ERRNO =
            CAPTURED.varHandle(MemoryLayout.PathElement.groupElement("errno"));

    @SuppressWarnings("restricted") // as for the futex
    private static final MethodHandle KILL =
            Linker.nativeLinker()
                    .downcallHandle(
                            Linker.nativeLinker().defaultLookup().findOrThrow("kill"),
                            FunctionDescriptor.of(
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.JAVA_INT),
                            Linker.Option.captureCallState("errno"));

    private KillZero() {}

    /** True if there is certainly no process of this id; a zombie is one. */
    static boolean isNobody(long pid) {
        try (Arena arena = Arena.ofConfined()) {
            MemorySegment state = arena.allocate(CAPTURED);
            int answer = (int) KILL.invokeExact(state, (int) pid, 0);
            return answer != 0 && (int) ERRNO.get(state, 0L) == NO_SUCH_PROCESS;
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("kill cannot be called", e);
        }
    }
}
