package dev.brood.shell;

import com.sun.source.doctree.DocCommentTree;
import com.sun.source.tree.ClassTree;
import com.sun.source.tree.CompilationUnitTree;
import com.sun.source.tree.MethodTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.VariableTree;
import com.sun.source.util.DocTrees;
import com.sun.source.util.JavacTask;
import com.sun.source.util.TreePath;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Collectors;
import javax.lang.model.element.Modifier;
import javax.tools.JavaCompiler;
import javax.tools.StandardJavaFileManager;
import javax.tools.ToolProvider;

/** The page {@code docs/words.md}, made from the Javadoc of what is preloaded. */
final class WordsPage {

    private static final String INTRODUCTION =
            """
            # The words

            All that is preloaded at the prompt and in scripts, each with the first sentence of its documentation; `/doc name` shows the
            rest, `/help words` the first table. In plain Java: `import static dev.brood.Brood.*`.

            """;

    private final Path sources;
    private final StringBuilder page = new StringBuilder(INTRODUCTION);

    private WordsPage(Path sources) {
        this.sources = sources;
    }

    /** Makes the page from the sources below a folder. */
    static String of(Path sources) throws IOException {
        WordsPage words = new WordsPage(sources);
        words.type("dev.brood", "Brood", "Without anything before them");
        for (var types : Preloaded.TYPES.entrySet()) {
            for (String type : new TreeSet<>(types.getValue())) {
                words.type(types.getKey(), type, null);
            }
        }
        return words.page.toString().stripTrailing() + "\n";
    }

    private void type(String packageName, String name, String title) throws IOException {
        Path file = sources.resolve(packageName.replace('.', '/')).resolve(name + ".java");
        JavaCompiler compiler = ToolProvider.getSystemJavaCompiler();
        try (StandardJavaFileManager files = compiler.getStandardFileManager(null, null, null)) {
            JavacTask task =
                    (JavacTask)
                            compiler.getTask(
                                    null, files, null, null, null, files.getJavaFileObjects(file));
            CompilationUnitTree unit = task.parse().iterator().next();
            DocTrees docs = DocTrees.instance(task);
            ClassTree type = (ClassTree) unit.getTypeDecls().getFirst();
            TreePath path = TreePath.getPath(unit, type);
            page.append("## ").append(title != null ? title : "`" + name + "`").append("\n\n");
            page.append(sentence(docs, path)).append("\n\n");
            methods(type, path, docs);
        }
    }

    private void methods(ClassTree type, TreePath path, DocTrees docs) {
        List<MethodTree> met =
                type.getMembers().stream()
                        .filter(MethodTree.class::isInstance)
                        .map(MethodTree.class::cast)
                        .filter(method -> isMet(type, method))
                        .filter(method ->
                                docs.getDocCommentTree(new TreePath(path, method)) != null)
                        .toList();
        if (!met.isEmpty()) {
            page.append("| | gives | |\n|---|---|---|\n");
            for (MethodTree method : met) {
                page.append(
                        "| `%s` | %s | %s |\n"
                                .formatted(
                                        signature(method),
                                        result(method),
                                        sentence(docs, new TreePath(path, method))));
            }
            page.append("\n");
        }
    }

    private static boolean isMet(ClassTree type, MethodTree method) {
        return method.getReturnType() != null
                && (type.getKind() == Tree.Kind.INTERFACE
                        || method.getModifiers().getFlags().contains(Modifier.PUBLIC));
    }

    private static String signature(MethodTree method) {
        return method.getParameters().stream()
                .map(WordsPage::parameter)
                .collect(Collectors.joining(", ", method.getName() + "(", ")"));
    }

    private static String parameter(VariableTree parameter) {
        String type = parameter.getType().toString();
        boolean manyMay = parameter.toString().contains("...");
        return (manyMay ? type.replaceFirst("\\[]$", "…") : type) + " " + parameter.getName();
    }

    private static String result(MethodTree method) {
        String type = method.getReturnType().toString();
        return type.equals("void") ? "" : "`" + type + "`";
    }

    /** The first sentence, in Markdown. */
    private static String sentence(DocTrees docs, TreePath path) {
        DocCommentTree comment = docs.getDocCommentTree(path);
        return comment == null
                ? ""
                : comment.getFirstSentence().stream()
                        .map(Object::toString)
                        .collect(Collectors.joining())
                        .replaceAll("\\{@(?:code|link|linkplain) ([^}]*)}", "`$1`")
                        .replaceAll("`[\\w.]*#(\\w+)[^`]*`", "`$1`")
                        .replaceAll("\\s+", " ")
                        .replace("|", "\\|");
    }

    /** The page as it is kept. */
    static String kept(Path home) throws IOException {
        return Files.readString(home.resolve("docs/words.md"));
    }
}
