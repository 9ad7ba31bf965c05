package dev.brood.internal.wire;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.brood.channel.Queue;
import dev.brood.error.NotSendableException;
import dev.brood.error.TaskException;
import dev.brood.internal.channel.SharedQueue;
import dev.brood.process.AsyncResult;
import dev.brood.testing.Wait;
import java.util.List;
import java.util.concurrent.FutureTask;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** What is nested deeply arrives, whatever stack there is where it is got, or is refused where it is sent. */
@Timeout(60)
class DepthTest {

    private static final int DEEP = 900;
    private static final int TOO_DEEP = 2000;
    private static final long LITTLE_STACK = 200_000;

    /** A link of a chain. */
    static final class Node {
        private Object next;
    }

    /** A link that is made when what it holds is there. */
    record Link(Object next) {}

    private enum Chain {
        OF_OBJECTS(DepthTest::node, link -> ((Node) link).next),
        OF_RECORDS(Link::new, link -> ((Link) link).next),
        OF_LISTS(next -> new java.util.ArrayList<>(List.of(next)), list -> ((List<?>) list).get(0)),
        OF_ARRAYS(next -> new Object[] {next}, array -> ((Object[]) array)[0]);

        private final UnaryOperator<Object> link;
        private final UnaryOperator<Object> next;

        Chain(UnaryOperator<Object> link, UnaryOperator<Object> next) {
            this.link = link;
            this.next = next;
        }

        Object make(int length) {
            Object chain = "end";
            for (int i = 0; i < length; i++) {
                chain = link.apply(chain);
            }
            return chain;
        }

        int length(Object chain) {
            int length = 0;
            for (Object link = chain; !link.equals("end"); length++) {
                link = next.apply(link);
            }
            return length;
        }
    }

    private static Object node(Object next) {
        Node node = new Node();
        node.next = next;
        return node;
    }

    private final Queue<Object> queue = new SharedQueue<>(0);

    @ParameterizedTest
    @EnumSource
    void deepChainIsReadWithAnyStack(Chain chain) throws Exception {
        queue.put(chain.make(DEEP));
        FutureTask<Object> got = new FutureTask<>(queue::get);
        new Thread(null, got, "with little stack", LITTLE_STACK).start();
        assertEquals(DEEP, chain.length(got.get()));
    }

    @ParameterizedTest
    @EnumSource
    void longerChainIsRefusedWhereItIsPut(Chain chain) {
        Object tooDeep = chain.make(TOO_DEEP);
        NotSendableException error =
                assertThrows(NotSendableException.class, () -> queue.put(tooDeep));
        assertTrue(error.reason().startsWith("it is nested too deeply"), error.reason());
        assertTrue(error.path().startsWith("item"), error.path());
        assertTrue(error.path().length() < 500, error.path());
        queue.put("next");
        assertEquals("next", queue.get());
        assertTrue(queue.empty());
    }

    @Test
    void resultThatIsTooDeepSaysSo() {
        AsyncResult<Object> result = dev.brood.Brood.async(DepthTest::tooDeep);
        TaskException error = assertThrows(TaskException.class, () -> Wait.CHILD.get(result));
        String message = error.getCause().getMessage();
        assertTrue(message.contains("nested too deeply"), message);
    }

    private static Object tooDeep() {
        return Chain.OF_OBJECTS.make(3 * DEEP);
    }
}
