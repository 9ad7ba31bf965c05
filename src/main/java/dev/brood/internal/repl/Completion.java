package dev.brood.internal.repl;

import dev.brood.internal.command.Commands;
import dev.brood.shell.Assistant;
import dev.brood.shell.Assistant.Explanation;
import dev.brood.shell.Shell;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Future;
import org.jline.reader.Candidate;
import org.jline.reader.Completer;
import org.jline.reader.LineReader;
import org.jline.reader.ParsedLine;

/** Finds what Tab offers: in Java what the compiler knows, behind a slash what the commands take. */
final class Completion implements Completer {

    /** So many words are explained, if that goes quickly; of more, the names will do. */
    private static final int MOST_EXPLAINED = 15;

    private static final long EXPLAINING_NANOS = 400_000_000;
    private static final int LONGEST_SUMMARY = 70;

    private final Future<Shell> shell;
    private final BackgroundTask background;
    private final ImportAssist importAssist;
    private final CommandWords commandWords;

    Completion(
            Future<Shell> shell,
            BackgroundTask background,
            ImportAssist importAssist,
            Commands commands) {
        this.shell = shell;
        this.background = background;
        this.importAssist = importAssist;
        this.commandWords = new CommandWords(commands);
    }

    @Override
    public void complete(LineReader reader, ParsedLine line, List<Candidate> candidates) {
        if (!importAssist.offered().isEmpty()) {
            importAssist.offered().forEach(name -> candidates.add(plain(name, name, null)));
            return;
        }
        candidates.addAll(background.about(() -> find(line.line(), line.cursor()), List.of()));
    }

    private List<Candidate> find(String text, int cursor) throws Exception {
        if (ShellWords.isCommand(text)) {
            CommandWords.Found found = commandWords.find(text, cursor, shell.get());
            if (!found.isJava()) {
                return found.candidates();
            }
        }
        int skipped = ShellWords.isCommand(text) ? CommandWords.argumentStart(text) : 0;
        return findJava(text.substring(skipped), cursor - skipped);
    }

    private List<Candidate> findJava(String text, int cursor) throws Exception {
        Assistant assistant = shell.get().assistant();
        Assistant.Words found = assistant.complete(text, cursor);
        List<Candidate> candidates = new ArrayList<>();
        long start = System.nanoTime();
        for (String word : found.words()) {
            boolean explain =
                    found.words().size() <= MOST_EXPLAINED
                            && found.words().size() > 1
                            && System.nanoTime() - start < EXPLAINING_NANOS;
            List<Explanation> explanations =
                    explain
                            ? explain(assistant, text.substring(0, found.start()) + word)
                            : List.of();
            candidates.add(candidate(word, explanations));
        }
        return candidates;
    }

    private static List<Explanation> explain(Assistant assistant, String text) {
        int end = text.endsWith("()") ? text.length() - 1 : text.length();
        return assistant.explain(text.substring(0, end), end);
    }

    private static Candidate candidate(String word, List<Explanation> explanations) {
        String shown = word;
        String summary = null;
        if (!explanations.isEmpty()) {
            Explanation first = explanations.getFirst();
            int others = explanations.size() - 1;
            shown =
                    (word.contains("(") ? Signature.of(first.signature()).call() : word)
                            + (others == 0 ? "" : " +" + others);
            summary = shortened(first.summary());
        }
        return plain(word, shown, summary);
    }

    /** A word without a space behind it, as it may go on. */
    private static Candidate plain(String word, String shown, String summary) {
        return new Candidate(word, shown, null, summary, null, null, false);
    }

    private static String shortened(String summary) {
        if (summary.isEmpty()) {
            return null;
        }
        return summary.length() <= LONGEST_SUMMARY
                ? summary
                : summary.substring(0, LONGEST_SUMMARY - 3) + "...";
    }
}
