package dev.brood.internal.process;

import dev.brood.function.Action1;
import dev.brood.internal.code.Packer.Root;
import dev.brood.internal.memory.SharedAllocator;
import dev.brood.internal.wire.Envelope;
import dev.brood.spi.Work;
import java.util.List;

/**
 * What workers that stand by unpack, so that the next one does it quicker: a function that does nothing, and later the code of the
 * one that was started last, as it is likely to be started again. The values that it was started with are not kept, nor is what it
 * captured.
 */
final class WarmUpCall {

    /**
     * What was packed.
     *
     * @param function class of the function
     * @param version of the code
     * @param envelope for workers
     */
    private record Packed(Class<?> function, long version, Envelope envelope) {}

    private final ThisProcess.Code code;
    private volatile Packed last;

    WarmUpCall(ThisProcess.Code code) {
        this.code = code;
    }

    /** Is told what was started. */
    void started(Task task, Envelope envelope) {
        if (task == null || envelope.classes().isEmpty()) {
            return; // workers have its code from the class path
        }
        Class<?> function = task.function().getClass();
        Packed known = last;
        long version = code.packer().version();
        if (known == null
                || known.function != function
                || known.version != version
                || !known.envelope.entry().equals(envelope.entry())) {
            Envelope hollow = code.packer().packHollow(envelope, task.function(), segments());
            last = new Packed(function, version, hollow);
        }
    }

    /** Makes it, or gives the one that it gave before. */
    Work work() {
        Packed known = last;
        return known != null && known.version == code.packer().version()
                ? known.envelope
                : nothing();
    }

    private Envelope nothing() {
        Action1<Object> nothing = _ -> {};
        return code.packer()
                .pack(
                        FunctionJob.class.getName(),
                        List.of(new Root("the function", nothing), segments()));
    }

    /** Most of what is shared is in one of these. */
    private static Root segments() {
        return new Root("segments", SharedAllocator.segments());
    }
}
