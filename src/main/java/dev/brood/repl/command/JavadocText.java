package dev.brood.repl.command;

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
    private static final Pattern ELEMENT = Pattern.compile("</?[A-Za-z][^>]*>");
    private static final Pattern BLOCK = Pattern.compile("@(\\w+)\\s*");

    private static final Map<String, String> ENTITIES =
            Map.of("&lt;", "<", "&gt;", ">", "&nbsp;", " ", "&quot;", "\"", "&#64;", "@");

    private static final Map<String, String> HEADINGS =
            Map.of("return", "returns ", "throws", "throws ", "exception", "throws ", "param", "");

    private JavadocText() {}

    /** Its lines, as they are broken in the source. */
    static List<String> lines(String comment) {
        List<String> lines = new ArrayList<>();
        boolean isBlank = true;
        for (String line : plain(comment).stripIndent().lines().toList()) {
            String shown = block(line.stripTrailing());
            if (shown.isBlank() && isBlank) {
                continue;
            }
            isBlank = shown.isBlank();
            lines.add(shown);
        }
        if (!lines.isEmpty() && lines.getLast().isBlank()) {
            lines.removeLast();
        }
        return lines;
    }

    private static String block(String line) {
        Matcher tag = BLOCK.matcher(line.strip());
        if (!line.startsWith("@") || !tag.lookingAt()) {
            return line;
        }
        String text = line.strip().substring(tag.end());
        if (tag.group(1).equals("param")) {
            text = text.replaceFirst("\\s+", " – ");
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
