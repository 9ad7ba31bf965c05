package dev.brood.internal.memory;

import java.lang.foreign.FunctionDescriptor;
import java.lang.foreign.Linker;
import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;
import java.lang.invoke.MethodHandle;

/** Linux's {@code madvise(2)}, for memory that is mapped and that nobody needs any more. */
@SuppressWarnings("restricted") // as in Futex
final class Pages {

    /** Takes the pages out of the file that is mapped, as a hole. */
    private static final int MADV_REMOVE = 9;

    private static final MethodHandle MADVISE =
            Linker.nativeLinker()
                    .downcallHandle(
                            Linker.nativeLinker().defaultLookup().findOrThrow("madvise"),
                            FunctionDescriptor.of(
                                    ValueLayout.JAVA_INT,
                                    ValueLayout.ADDRESS,
                                    ValueLayout.JAVA_LONG,
                                    ValueLayout.JAVA_INT));

    private Pages() {}

    /** Gives back the pages of a whole mapping. Where the system does not do that, they go with the mapping. */
    static void giveBack(MemorySegment mapping) {
        try {
            int _ = (int) MADVISE.invokeExact(mapping, mapping.byteSize(), MADV_REMOVE);
        } catch (RuntimeException | Error e) {
            throw e;
        } catch (Throwable e) {
            throw new IllegalStateException("madvise cannot be called", e);
        }
    }
}
