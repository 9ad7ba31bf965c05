package dev.brood.differential;

/** What came of many programs. */
final class Figures {

    /** A long run says how far it is. */
    private static final int UNTIL_TOLD = 50;

    private int programs;
    private int different;
    private long lines;
    private long rejected;
    private long threw;
    private final StringBuilder report = new StringBuilder();

    /** Counts a program and what the side made of it that is known to be right. */
    void count(Program program, Played played) {
        programs++;
        lines += program.steps().size();
        rejected += played.count(Played.REJECTED) + played.count(Played.UNRESOLVED);
        threw += played.count(Played.THREW);
        if (programs % UNTIL_TOLD == 0) {
            System.out.println("so far " + this);
        }
    }

    /** Notes a difference; also told at once, as a run may take hours. */
    void differs(String text) {
        different++;
        System.out.println(text);
        report.append(text);
    }

    boolean isClean() {
        return different == 0;
    }

    /** What differs, with the smallest programs. */
    String report() {
        return report.toString();
    }

    @Override
    public String toString() {
        return "%d programs: %d same, %d differ; of %d steps %d are rejected and %d throw"
                .formatted(programs, programs - different, different, lines, rejected, threw);
    }
}
