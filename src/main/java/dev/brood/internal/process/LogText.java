package dev.brood.internal.process;

import dev.brood.internal.code.SessionNames;
import dev.brood.internal.diagnosis.UserNames;
import java.util.logging.LogRecord;
import java.util.logging.SimpleFormatter;

/** Log records as the JDK writes them, with the names and lines that the user knows in place of JShell's. */
public final class LogText extends SimpleFormatter {

    /** Makes one. For the JDK to call. */
    public LogText() {}

    @Override
    public String format(LogRecord record) {
        String type = record.getSourceClassName();
        if (type != null && SessionNames.isSessionClass(type)) {
            nameSource(record, type, record.getSourceMethodName());
        }
        if (record.getThrown() != null) {
            record.setThrown(SessionCode.translate(record.getThrown()));
        }
        return UserNames.clean(super.format(record));
    }

    /** The thread that logs is the one that formats, so that the line is on its stack still. */
    private static void nameSource(LogRecord record, String type, String method) {
        StackWalker.getInstance()
                .walk(frames ->
                        frames.filter(frame ->
                                        frame.getClassName().equals(type)
                                                && frame.getMethodName().equals(method))
                                .findFirst())
                .map(StackWalker.StackFrame::toStackTraceElement)
                .flatMap(SessionCode::translate)
                .ifPresent(frame -> {
                    record.setSourceClassName(frame.getClassName());
                    record.setSourceMethodName(
                            "%s(%s:%d)"
                                    .formatted(
                                            frame.getMethodName(),
                                            frame.getFileName(),
                                            frame.getLineNumber()));
                });
    }
}
