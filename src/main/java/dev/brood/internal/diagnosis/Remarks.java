package dev.brood.internal.diagnosis;

import java.lang.System.Logger.Level;

/**
 * What Brood itself has to say beside errors, such as that it waits for something, or that a lock was left by a dead
 * process. It goes to standard error, or where {@value #SETTING} says: {@code stderr}, {@code off}, or {@code logger}, which
 * is the {@link System.Logger} named {@code dev.brood}. Loggers are not loaded unless they are asked for.
 */
public final class Remarks {

    /** The system property. Workers have the value of their parent. */
    public static final String SETTING = "brood.remarks";

    private Remarks() {}

    /**
     * Says something.
     *
     * @param text a line
     */
    public static void say(String text) {
        switch (System.getProperty(SETTING, "stderr")) {
            case "off" -> {}
            case "logger" -> System.getLogger("dev.brood").log(Level.WARNING, text);
            default -> System.err.println(text);
        }
    }
}
