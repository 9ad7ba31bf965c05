package dev.brood.differential.grammar;

import java.util.regex.Pattern;

/** Writes a snippet in the ways that people do: without its semicolon, over several lines, with comments. */
final class Layout {

    private static final Pattern CAN_DO_WITHOUT =
            Pattern.compile(
                    "(?!(?:class|interface|record|enum|sealed|throw|do|for|if|while|import)\\b)[^{}]*;",
                    Pattern.DOTALL);

    private final Dice dice;

    Layout(Dice dice) {
        this.dice = dice;
    }

    String of(String snippet) {
        if (Boolean.getBoolean("brood.differential.plain")
                || snippet.startsWith("/")
                || snippet.contains("\"\"\"")) {
            return snippet;
        }
        String written = snippet;
        boolean isOneLine = written.indexOf('\n') < 0;
        if (isOneLine && CAN_DO_WITHOUT.matcher(written).matches() && dice.chance(40)) {
            written = written.substring(0, written.length() - 1);
        }
        if (isOneLine && dice.chance(12)) {
            written = broken(written);
        }
        return switch (dice.below(30)) {
            case 0 -> written + " // ( \" {";
            case 1 -> "/* ) ' */ " + written;
            case 2 -> "// } it's\n" + written;
            case 3 -> written + "\n";
            case 4 -> "  " + written + "  ";
            case 5 -> written + " /* \n \" ( */";
            case 6 -> "/** Says { what. */\n" + written;
            default -> written;
        };
    }

    /** A line may end where more must follow. */
    private String broken(String snippet) {
        int quote = snippet.indexOf('"');
        String before = quote < 0 ? snippet : snippet.substring(0, quote);
        int at = before.indexOf(dice.of(" = ", " { ", "(", ", "));
        if (at < 0) {
            return snippet;
        }
        int end = snippet.charAt(at) == ' ' ? at + 2 : at + 1;
        return snippet.substring(0, end) + "\n    " + snippet.substring(end);
    }
}
