package dev.brood.pool;

import java.util.concurrent.atomic.AtomicInteger;
import org.openjdk.jcstress.annotations.Actor;
import org.openjdk.jcstress.annotations.Expect;
import org.openjdk.jcstress.annotations.JCStressTest;
import org.openjdk.jcstress.annotations.Outcome;
import org.openjdk.jcstress.annotations.State;
import org.openjdk.jcstress.infra.results.II_Result;

/**
 * A worker claims the only item of a chunk while its parent takes that item back, by the claim word of a
 * {@link WorkerCell}: one of them has it.
 */
@JCStressTest
@State
@Outcome(id = "1, 0", expect = Expect.ACCEPTABLE, desc = "The worker runs it.")
@Outcome(id = "0, 1", expect = Expect.ACCEPTABLE, desc = "The parent has it back.")
@Outcome(id = "1, 1", expect = Expect.FORBIDDEN, desc = "It would run twice.")
@Outcome(id = "0, 0", expect = Expect.FORBIDDEN, desc = "It would not run at all.")
public class WorkerCellStress {

    /** Used again, as each takes shared memory. */
    private static final WorkerCell[] CELLS = new WorkerCell[1024];

    private static final AtomicInteger USED = new AtomicInteger();

    static {
        for (int i = 0; i < CELLS.length; i++) {
            CELLS[i] = new WorkerCell();
        }
    }

    private final WorkerCell cell = CELLS[USED.getAndIncrement() & CELLS.length - 1];

    public WorkerCellStress() {
        cell.open(1, 1);
    }

    @Actor
    public void worker(II_Result result) {
        result.r1 = cell.claim() == 0 ? 1 : 0;
    }

    /** As often as the claim changes meanwhile. */
    @Actor
    public void parent(II_Result result) {
        long claim;
        do {
            claim = cell.claimed();
        } while (!cell.takeBack(claim));
        result.r2 = WorkerCell.next(claim) == 0 ? 1 : 0;
    }
}
