package dev.brood.differential;

import jdk.jshell.execution.DirectExecutionControl;

/** Values as the JDK's JShell writes them. */
final class StockText extends DirectExecutionControl {

    private StockText() {}

    static String of(Object value) {
        return valueString(value);
    }
}
