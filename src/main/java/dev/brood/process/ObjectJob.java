package dev.brood.process;

import dev.brood.internal.process.ChildJob;
import dev.brood.internal.process.Identity;
import dev.brood.internal.process.ProcessCore;
import java.util.List;

/** Runs a copy of the user's own process object, which brings its name along. */
final class ObjectJob extends ChildJob {

    @Override
    protected ProcessCore child(Identity identity, List<Object> payload) {
        ChildProcess object = (ChildProcess) payload.getFirst();
        object.core().arrive(new ObjectRole(object), object);
        return object.core();
    }
}
