package dev.brood.internal.memory;

import java.lang.foreign.Arena;
import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;
import java.util.Locale;

/**
 * Linux's {@code futex(2)}: the kernel puts a thread to sleep if a word still has a value, and wakes it when told. The
 * words lie in a shared mapping, so it works between processes, for which the private variants do not.
 */
final class Futex extends Parking {

    private static final long WAIT = 0;
    private static final long WAKE = 1;
    private static final long NANOS_PER_SECOND = 1_000_000_000;

    /** Number of the system call, by {@code os.arch}; it is the same word on every Linux, but not the same number. */
    private static final long NUMBER =
            switch (System.getProperty("os.arch")) {
                case "amd64", "x86_64" -> 202;
                case "aarch64", "riscv64" -> 98;
                default -> -1;
            };

    /** A {@code struct timespec} for each thread that waits. */
    private static final ThreadLocal<MemorySegment> TIMES =
            ThreadLocal.withInitial(() -> Arena.ofAuto().allocate(16, 8));

    /** The linker, which takes tens of milliseconds to get, is not needed before somebody has to sleep. */
    @SuppressWarnings("restricted") // the one door to native code
    private static final class Native {
        private static final MethodHandle SYSCALL =
                Linker.nativeLinker()
                        .downcallHandle(
                                Linker.nativeLinker().defaultLookup().findOrThrow("syscall"),
                                FunctionDescriptor.of(
                                        ValueLayout.JAVA_LONG,
                                        ValueLayout.JAVA_LONG,
                                        ValueLayout.JAVA_LONG,
                                        ValueLayout.JAVA_LONG,
                                        ValueLayout.JAVA_LONG,
                                        ValueLayout.JAVA_LONG),
                                Linker.Option.firstVariadicArg(1));
    }

    static boolean isSupported() {
        return NUMBER > 0
                && System.getProperty("os.name").toLowerCase(Locale.ROOT).startsWith("linux");
    }

    @Override
    void park(AtomicMemory words, long offset, int expected, long nanos, long waited) {
        MemorySegment time = TIMES.get();
        time.set(ValueLayout.JAVA_LONG, 0, nanos / NANOS_PER_SECOND);
        time.set(ValueLayout.JAVA_LONG, 8, nanos % NANOS_PER_SECOND);
        call(words, offset, WAIT, expected, time.address());
    }

    @Override
    void unpark(AtomicMemory words, long offset, int count) {
        call(words, offset, WAKE, count, 0);
    }

    /** Whatever it returns, the caller looks at the word again. */
    private static void call(
            AtomicMemory words, long offset, long operation, long value, long time) {
        MemorySegment cell = words.segment();
        try {
            long _ =
                    (long)
                            Native.SYSCALL.invokeExact(
                                    NUMBER, cell.address() + offset, operation, value, time);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("futex cannot be called", e);
        } finally {
            java.lang.ref.Reference.reachabilityFence(cell);
        }
    }
}
