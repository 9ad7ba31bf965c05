package dev.brood.kill;

import java.util.List;

/**
 * What became of all items.
 *
 * @param items how many were received
 * @param lost how many were put, are not there, and cannot have been taken along
 * @param takenAlong how many are missing that a consumer may have got when it was killed: one each
 * @param doubled how many were received more than once, or were never put
 */
record Tally(long items, long lost, long takenAlong, long doubled) {

    private static final int BEYOND = 20;

    static Tally of(Ledger ledger, List<Victim> victims) {
        Count count = new Count(ledger);
        long lost = 0;
        long taken = 0;
        for (Job[] route : new Job[][] {{Job.PUT, Job.GET}, {Job.SEND, Job.RECV}}) {
            count.missing = 0;
            for (int i = 0; i < Survivors.JOBS.size(); i++) {
                if (Survivors.JOBS.get(i) == route[0]) {
                    count.add(i);
                }
            }
            victims.stream().filter(v -> v.job() == route[0]).forEach(v -> count.add(v.worker()));
            long consumers = victims.stream().filter(v -> v.job() == route[1]).count();
            lost += Math.max(0, count.missing - consumers);
            taken += Math.min(count.missing, consumers);
        }
        count.missing = 0;
        victims.stream()
                .filter(v -> v.job() == Job.SEND_ALONE || v.job() == Job.RECV_ALONE)
                .forEach(v -> count.add(v.worker()));
        return new Tally(count.items, lost + count.missing, taken, count.doubled);
    }

    private static final class Count {
        private final Ledger ledger;
        private long items;
        private long missing;
        private long doubled;

        Count(Ledger ledger) {
            this.ledger = ledger;
        }

        /** A producer whose steps tell how many of its puts returned; one more may have happened. */
        void add(int producer) {
            long returned = ledger.steps(producer);
            long end = Math.min(ledger.items(producer), returned + BEYOND);
            for (int number = 0; number < end; number++) {
                int times = ledger.timesReceived(producer, number);
                items += Math.min(1, times);
                if (number < returned && times == 0) {
                    missing++;
                }
                if (times > (number <= returned ? 1 : 0)) {
                    doubled++;
                }
            }
        }
    }
}
