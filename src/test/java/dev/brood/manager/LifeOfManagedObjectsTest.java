package dev.brood.manager;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.brood.testing.Session;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** How long an object of a manager lives. */
@Tag("slow")
class LifeOfManagedObjectsTest {

    @Test
    void objectLivesAsLongAsSomebodyHasAProxy() throws Exception {
        try (Session other = Session.open()) {
            other.run("var m = manager(); var kept = m.<Object>list(); var dropped = m.list();");
            other.run("kept.add(m.set(List.of(7)));"); // only in there from now on
            other.run("var child = spawn(() -> { var own = m.process(); sleep(60); }).daemon();");
            assertEquals(3, other.value("m.count()"));
            other.run("dropped = null; System.gc(); sleep(0.5); System.gc();");
            for (int i = 0; i < 100 && !other.value("m.count()").equals(2); i++) {
                other.run("System.gc(); sleep(0.1);");
            }
            assertEquals(2, other.value("m.count()"));
            assertEquals("[[7]]", other.value("kept.toString()"));
            other.run("m.close();");
        }
    }
}
