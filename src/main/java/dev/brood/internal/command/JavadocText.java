package dev.brood.internal.command;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Makes plain text of a documentation comment. */
final class JavadocText {

    private static final Pattern TAG = Pattern.compile("\\{@(\\w+)\\s*");
    private static final Pattern PARAGRAPH = Pattern.compile("(?i)<p>\\s*");
    private static final Pattern ITEM = Pattern.compile("(?i)<li>\\s*");
    private static final Pattern ELEMENT = Pattern.compile("(?<!@param )</?[A-Za-z][^>]*>");
    private static final Pattern BLOCK = Pattern.compile("@(\\w+)\\s*");

    private static final Pattern PACKAGES = Pattern.compile("^([a-z]\\w*\\.)+");

    /** Columns: fits into every terminal with an indent of two. */
    private static final int WIDTH = 78;

    private static final Map<String, String> ENTITIES =
            Map.of("&lt;", "<", "&gt;", ">", "&nbsp;", " ", "&quot;", "\"", "&#64;", "@");

    private static final Map<String, String> HEADINGS =
            Map.of("return", "returns ", "throws", "throws ", "exception", "throws ", "param", "");

    private JavadocText() {}

    /** Its lines, as they are broken in the source; what is too long there is broken again. */
    static List<String> lines(String comment) {
        List<String> lines = new ArrayList<>();
        String rest = ""; // of the line before, which was too long
        boolean isBlank = true;
        for (String line : plain(comment).stripTrailing().stripIndent().lines().toList()) {
            String shown = block(line.stripTrailing());
            if (!rest.isEmpty() && (shown.isBlank() || line.startsWith("@"))) {
                lines.add(rest);
                rest = "";
            }
            if (shown.isBlank() && isBlank) {
                continue;
            }
            isBlank = shown.isBlank();
            String text = rest.isEmpty() ? shown : rest + " " + shown.strip();
            rest = fold(text, lines);
            if (text.length() <= WIDTH) {
                lines.add(rest);
                rest = "";
            }
        }
        if (!rest.isEmpty()) {
            lines.add(rest);
        }
        if (!lines.isEmpty() && lines.getLast().isBlank()) {
            lines.removeLast();
        }
        return lines;
    }

    /** Adds as much of a text as is too long for a line, and gives the rest, indented as the text is. */
    private static String fold(String text, List<String> lines) {
        String indent = text.substring(0, text.length() - text.stripLeading().length());
        String rest = text;
        while (rest.length() > WIDTH) {
            int blank = rest.lastIndexOf(' ', WIDTH);
            if (blank <= indent.length()) {
                break; // one long word
            }
            lines.add(rest.substring(0, blank));
            rest = indent + rest.substring(blank + 1);
        }
        return rest;
    }

    private static String block(String line) {
        Matcher tag = BLOCK.matcher(line.strip());
        if (!line.startsWith("@") || !tag.lookingAt()) {
            return line;
        }
        String text = line.strip().substring(tag.end());
        if (tag.group(1).equals("param")) {
            text = text.replaceFirst("\\s+", " – ");
        } else if (HEADINGS.getOrDefault(tag.group(1), "").equals("throws ")) {
            text = PACKAGES.matcher(text).replaceFirst("");
        }
        return HEADINGS.getOrDefault(tag.group(1), tag.group(1) + ": ") + text;
    }

    /** Without elements and inline tags. What is code stays as it is. */
    private static String plain(String comment) {
        StringBuilder text = new StringBuilder();
        Matcher tag = TAG.matcher(comment);
        int at = 0;
        while (tag.find(at)) {
            text.append(withoutElements(comment.substring(at, tag.start())));
            int end = closing(comment, tag.start());
            String content = comment.substring(tag.end(), end);
            text.append(
                    switch (tag.group(1)) {
                        case "link", "linkplain" -> label(content);
                        case "inheritDoc", "index" -> "";
                        case "snippet" -> content.replaceFirst("^[^\n]*\n", "\n");
                        default -> content;
                    });
            at = Math.min(comment.length(), end + 1);
        }
        return text.append(withoutElements(comment.substring(at))).toString();
    }

    private static int closing(String text, int opening) {
        int depth = 0;
        for (int i = opening; i < text.length(); i++) {
            depth += text.charAt(i) == '{' ? 1 : text.charAt(i) == '}' ? -1 : 0;
            if (depth == 0) {
                return i;
            }
        }
        return text.length();
    }

    /** The label of a link, or what it is about. */
    private static String label(String link) {
        Matcher target = Pattern.compile("[^\\s(]*(\\([^)]*\\))?").matcher(link);
        String label = target.lookingAt() ? link.substring(target.end()).strip() : "";
        return label.isEmpty() ? link.replaceFirst("^#", "").replace('#', '.') : label;
    }

    private static String withoutElements(String text) {
        String plain = PARAGRAPH.matcher(text).replaceAll("\n");
        plain = ITEM.matcher(plain).replaceAll("- ");
        plain = ELEMENT.matcher(plain).replaceAll("");
        for (Map.Entry<String, String> entity : ENTITIES.entrySet()) {
            plain = plain.replace(entity.getKey(), entity.getValue());
        }
        return plain.replace("&amp;", "&");
    }
}
