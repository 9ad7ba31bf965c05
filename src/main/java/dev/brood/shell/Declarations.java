package dev.brood.shell;

import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;
import jdk.jshell.DeclarationSnippet;
import jdk.jshell.Diag;
import jdk.jshell.ImportSnippet;
import jdk.jshell.JShell;
import jdk.jshell.MethodSnippet;
import jdk.jshell.PersistentSnippet;
import jdk.jshell.Snippet;
import jdk.jshell.Snippet.Status;
import jdk.jshell.Snippet.SubKind;
import jdk.jshell.SnippetEvent;
import jdk.jshell.TypeDeclSnippet;
import jdk.jshell.VarSnippet;

/** Declarations in words. */
final class Declarations {

    private Declarations() {}

    /** What an event means for the user; empty for statements and imports. */
    static String describe(JShell jshell, SnippetEvent event) {
        String name = name(event.snippet());
        if (name.isEmpty()) {
            return "";
        }
        String verb =
                event.previousStatus().isActive() || event.previousStatus() == Status.OVERWRITTEN
                        ? "replaced "
                        : "created ";
        String waiting =
                event.status() == Status.RECOVERABLE_DEFINED
                                || event.status() == Status.RECOVERABLE_NOT_DEFINED
                        ? ", which cannot be used until " + wanted(jshell, event.snippet())
                        : "";
        return verb + name + waiting;
    }

    static String describeUnresolved(JShell jshell, Snippet snippet) {
        return name(snippet) + " cannot be used until " + wanted(jshell, snippet);
    }

    /**
     * What an event means that another snippet has caused; empty where nothing is lost. A variable loses its value when its
     * class gives way to another one; what does not compile any more waits.
     */
    static String describeUpdate(JShell jshell, SnippetEvent event) {
        boolean isUsable = event.status() == Status.VALID;
        if (event.snippet() instanceof VarSnippet variable
                && isUsable
                && event.previousStatus().isDefined()
                && event.isSignatureChange()) {
            return name(variable) + " was reset, as its type was replaced";
        }
        boolean waits =
                !isUsable && event.status().isActive() && event.previousStatus() == Status.VALID;
        return waits ? describeUnresolved(jshell, event.snippet()) : "";
    }

    private static String name(Snippet snippet) {
        return switch (snippet) {
            case MethodSnippet method ->
                    "method " + method.name() + "(" + method.parameterTypes() + ")";
            case TypeDeclSnippet type -> kind(type) + " " + type.name();
            case VarSnippet variable -> "variable " + variable.name();
            default -> "";
        };
    }

    /** Whether the user declares something, rather than JShell a variable for a value. */
    static boolean isDeclaration(Snippet snippet) {
        return snippet instanceof DeclarationSnippet
                && snippet.subKind() != SubKind.TEMP_VAR_EXPRESSION_SUBKIND;
    }

    /** What names a declaration, also when it is made again; empty for what has no name. */
    static String key(Snippet snippet) {
        return switch (snippet) {
            case MethodSnippet method -> method.name() + "(" + method.parameterTypes() + ")";
            case ImportSnippet imported -> imported.fullname();
            case PersistentSnippet named -> named.name();
            default -> "";
        };
    }

    /** What kind of type it is, in the language's word. */
    static String kind(TypeDeclSnippet type) {
        return switch (type.subKind()) {
            case INTERFACE_SUBKIND -> "interface";
            case ENUM_SUBKIND -> "enum";
            case RECORD_SUBKIND -> "record";
            case ANNOTATION_TYPE_SUBKIND -> "annotation interface";
            default -> "class";
        };
    }

    private static String wanted(JShell jshell, Snippet snippet) {
        if (!(snippet instanceof DeclarationSnippet declaration)) {
            return "its parts are declared";
        }
        List<String> missing = jshell.unresolvedDependencies(declaration).toList();
        if (missing.isEmpty()) {
            return jshell.diagnostics(snippet)
                    .map(diag -> "this is mended: " + firstLine(diag))
                    .collect(Collectors.joining("; "));
        }
        return String.join(", ", missing) + (missing.size() == 1 ? " is" : " are") + " declared";
    }

    private static String firstLine(Diag diag) {
        return Diagnostics.brief(diag.getMessage(Locale.ROOT)).lines().findFirst().orElse("");
    }
}
