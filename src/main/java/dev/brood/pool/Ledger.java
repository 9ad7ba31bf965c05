package dev.brood.pool;

import java.time.Duration;
import java.util.List;

/** Keeps a pool's figures. Used under the foreman's lock. */
final class Ledger {

    private long tasksOfOthers;
    private long busyOfOthers;
    private long livesOfOthers;
    private long bytesOut;

    /** A worker is gone. */
    void gone(Hand hand) {
        tasksOfOthers += hand.tasksDone;
        busyOfOthers += hand.busyNanos;
        livesOfOthers += System.nanoTime() - hand.started;
        bytesOut += hand.cell.results().bytesPut();
    }

    static WorkerInfo info(Hand hand) {
        long now = System.nanoTime();
        Chunk chunk = hand.chunk;
        boolean ended = hand.exitCode() != null;
        WorkerInfo.State state =
                ended
                        ? WorkerInfo.State.ENDED
                        : !hand.cell.isReady()
                                ? WorkerInfo.State.STARTING
                                : chunk == null ? WorkerInfo.State.IDLE : WorkerInfo.State.BUSY;
        long claim = hand.cell.claimed();
        int place =
                chunk != null && WorkerCell.isOf(claim, chunk.number)
                        ? Math.max(0, WorkerCell.next(claim) - 1)
                        : 0;
        return new WorkerInfo(
                hand.worker.name(),
                hand.worker.pid(),
                state,
                chunk == null ? null : chunk.job.itemName(chunk.first + place),
                chunk == null ? Duration.ZERO : Duration.ofNanos(now - hand.claimSince),
                hand.tasksDone,
                busy(hand, now));
    }

    private static double busy(Hand hand, long now) {
        return Math.min(1, (double) busyNanos(hand, now) / Math.max(1, now - hand.started));
    }

    private static long busyNanos(Hand hand, long now) {
        return hand.busyNanos + (hand.chunk == null ? 0 : now - hand.idleSince);
    }

    PoolStats stats(List<Hand> hands, long waiting, int restarts, long bytesIn) {
        long now = System.nanoTime();
        long tasks = tasksOfOthers;
        long busy = busyOfOthers;
        long lives = livesOfOthers;
        long out = bytesOut;
        for (Hand hand : hands) {
            tasks += hand.tasksDone;
            busy += busyNanos(hand, now);
            lives += now - hand.started;
            out += hand.cell.results().bytesPut();
        }
        double share = Math.min(1, (double) busy / Math.max(1, lives));
        return new PoolStats(hands.size(), tasks, waiting, restarts, bytesIn, out, share);
    }
}
