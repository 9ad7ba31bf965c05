package dev.brood.internal.process;

import static dev.brood.Brood.async;
import static dev.brood.Brood.authKey;
import static dev.brood.Brood.currentProcess;
import static dev.brood.Brood.pipe;
import static dev.brood.Brood.pool;
import static dev.brood.Brood.queue;
import static dev.brood.Brood.spawn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.channel.AuthKey;
import dev.brood.channel.Connection;
import dev.brood.channel.Pipe;
import dev.brood.channel.Queue;
import dev.brood.error.NotSendableException;
import dev.brood.pool.Pool;
import dev.brood.process.ChildProcess;
import dev.brood.testing.LeavesNothingBehind;
import dev.brood.testing.Wait;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;

/** The key goes to children as they start, and nowhere else. */
@Timeout(60)
@ExtendWith(LeavesNothingBehind.class)
class AuthKeyTest {

    @Test
    void childrenAndTheirChildrenHaveThatOfTheSession() {
        int mine = authKey().hashCode();
        assertEquals(authKey(), authKey());
        assertEquals(mine, Wait.CHILD.get(async(() -> authKey().hashCode())));
        assertEquals(mine, Wait.CROWD.get(async(() -> async(() -> authKey().hashCode()).get())));
        try (Pool pool = pool(1)) {
            assertEquals(mine, pool.apply(() -> authKey().hashCode()));
        }
    }

    @Test
    void anotherOneHoldsForChildrenThatStartAfterwards() {
        AuthKey before = authKey();
        ChildProcess self = currentProcess();
        try {
            assertEquals(self, self.authKey(authKey("other")));
            assertEquals(authKey("other"), authKey());
            assertEquals(
                    authKey("other").hashCode(), Wait.CHILD.get(async(() -> authKey().hashCode())));
        } finally {
            self.authKey(before);
        }
        assertEquals(before, authKey());
    }

    @Test
    void onlyTheProcessItselfSetsItsKey() {
        ChildProcess child = spawn(() -> {}).start();
        var e = assertThrows(IllegalStateException.class, () -> child.authKey(authKey("other")));
        assertTrue(e.getMessage().contains("currentProcess().authKey(key)"));
        Wait.CHILD.join(child);
        assertThrows(
                IllegalArgumentException.class, () -> currentProcess().authKey((AuthKey) null));
        assertThrows(
                IllegalArgumentException.class, () -> currentProcess().authKey(new AuthKey() {}));
    }

    @Test
    void nothingOfItIsShown() {
        assertEquals("AuthKey[hidden]", authKey("secret").toString());
        assertEquals("AuthKey[hidden]", authKey().toString());
    }

    @Test
    void equalBytesAreEqualKeysAndAreCopied() {
        byte[] bytes = {1, 2, 3};
        AuthKey key = authKey(bytes);
        bytes[0] = 9;
        assertEquals(authKey(new byte[] {1, 2, 3}), key);
        assertEquals(authKey("ä").hashCode(), authKey("ä").hashCode());
        assertNotEquals(authKey(""), authKey("\0"));
        assertFalse(key.equals("key"));
    }

    @Test
    void goesToAChildInAnArgumentAndACapturedVariable() {
        AuthKey key = authKey("secret");
        assertEquals(
                List.of(key.hashCode(), key.hashCode()),
                Wait.CHILD.get(
                        async((AuthKey given) -> List.of(given.hashCode(), key.hashCode()), key)));
    }

    @Test
    void goesIntoNoQueuePipeOrTask() {
        AuthKey key = authKey("secret");
        Queue<Object> queue = queue();
        Pipe<Object> pipe = pipe();
        var e = assertThrows(NotSendableException.class, () -> queue.put(List.of(key)));
        assertTrue(e.getMessage().contains("AuthKey: a key goes to children as they start"));
        assertThrows(NotSendableException.class, () -> queue.put(key));
        Connection<Object> end = pipe.first();
        assertThrows(NotSendableException.class, () -> end.send(key));
        end.close();
        pipe.second().close();
        try (Pool pool = pool(1)) {
            assertThrows(
                    NotSendableException.class,
                    () -> pool.map((AuthKey each) -> each.hashCode(), List.of(key)));
        }
        assertTrue(queue.isEmpty());
    }
}
