package dev.brood.spi;

/** Something of ours that is of no use in another process, and so is not sent. */
public interface StaysHere {

    /**
     * Says so.
     *
     * @return why it cannot be sent, and what to do instead, as the end of a sentence
     */
    String whyItStays();
}
