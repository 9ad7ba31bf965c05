package dev.brood.internal.process;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.logging.LogManager;

/**
 * The usual settings of {@code java.util.logging}, but for how the console's records look, see {@link LogText}. The JDK makes
 * one when something is logged for the first time, so that a process that logs nothing pays nothing.
 */
public final class LogSetup {

    private static final String BY_CLASS = "java.util.logging.config.class";
    private static final String BY_FILE = "java.util.logging.config.file";

    /**
     * Sets logging up. For the JDK to call.
     *
     * @throws IOException if the JDK's own settings cannot be read
     */
    public LogSetup() throws IOException {
        var settings = new ByteArrayOutputStream();
        Files.copy(
                Path.of(System.getProperty("java.home"), "conf", "logging.properties"), settings);
        settings.writeBytes(
                "\njava.util.logging.ConsoleHandler.formatter=%s\n"
                        .formatted(LogText.class.getName())
                        .getBytes(StandardCharsets.ISO_8859_1));
        LogManager.getLogManager()
                .readConfiguration(new ByteArrayInputStream(settings.toByteArray()));
    }

    /** Has it be used, unless the user has settings of their own. */
    static void arrange() {
        if (System.getProperty(BY_CLASS) == null && System.getProperty(BY_FILE) == null) {
            System.setProperty(BY_CLASS, LogSetup.class.getName());
        }
    }
}
