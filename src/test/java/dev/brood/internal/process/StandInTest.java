package dev.brood.internal.process;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;

import dev.brood.error.StandInException;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Stand-ins look like what they stand in for. */
class StandInTest {

    @Test
    void standInLooksLikeTheOriginal() {
        var original = new IllegalStateException("message", new IOException("cause"));
        StandInException standIn = StandIn.of(original);
        assertEquals(original.toString(), standIn.toString());
        assertEquals("java.lang.IllegalStateException", standIn.originalClass());
        assertEquals("java.io.IOException: cause", standIn.getCause().toString());
        assertEquals(List.of(original.getStackTrace()), List.of(standIn.getStackTrace()));
        assertSame(standIn, StandIn.of(standIn));
    }

    @Test
    void standInOfACycleOfCausesEnds() {
        var first = new IllegalStateException("first");
        var second = new IllegalStateException("second", first);
        first.initCause(second);
        assertEquals("java.lang.IllegalStateException: first", StandIn.of(first).toString());
    }

    @Test
    void standInKeepsWhatWasSuppressed() {
        var original = new IllegalStateException("message");
        original.addSuppressed(new IOException("suppressed"));
        assertEquals(
                "java.io.IOException: suppressed",
                StandIn.of(original).getSuppressed()[0].toString());
    }
}
