package dev.brood.internal.code;

import dev.brood.internal.code.KnownCode.Above;
import dev.brood.internal.code.MethodUses.Method;
import dev.brood.internal.code.MethodUses.Signature;
import dev.brood.internal.wire.Envelope.Variable;
import dev.brood.internal.wire.Met;
import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.Set;

/**
 * What some values reach in the code of a session: variables, and the classes that have to be there. The answer is never
 * too small, and only a little too large; it grows as more values turn up.
 *
 * <p>Variables are looked for method by method, from the methods behind lambdas on. The call of an object's method may mean
 * the method of that name in every class that the code mentions or makes objects of, and in those below. Code that is not
 * the session's, such as a sort, may call what overrides a method of its own types. A library may call whatever an object
 * has, and who uses reflection may call everything. This is rapid type analysis (Bacon and Sweeney, OOPSLA 1996), in which
 * the objects of a graph count as made.
 *
 * <p>A class needs all the classes that it mentions anywhere, as the JVM asks for some of them only to verify it.
 */
final class Reach {

    private static final String CONSTRUCTOR = "<init>";
    private static final Signature INITIALISER = new Signature("<clinit>", "()V");

    /** What is called of objects without anybody's saying so: as keys, in messages, when an exception arrives, at the end. */
    private static final Set<String> CALLED_ANYWAY =
            Set.of(
                    "compare",
                    "compareTo",
                    "equals",
                    "fillInStackTrace",
                    "finalize",
                    "getCause",
                    "getLocalizedMessage",
                    "getMessage",
                    "getStackTrace",
                    "hashCode",
                    "printStackTrace",
                    "toString");

    private static final Set<String> OF_SERIALISATION =
            Set.of(
                    "readExternal",
                    "readObject",
                    "readObjectNoData",
                    "readResolve",
                    "writeExternal",
                    "writeObject",
                    "writeReplace");

    private final KnownCode code;

    private final Set<String> classes = new LinkedHashSet<>();
    private final Set<Variable> variables = new LinkedHashSet<>();

    /** Session classes of which there may be objects, and interfaces of lambdas. */
    private final Set<String> made = new HashSet<>();

    /** Those whose objects are given to code that is not the session's. */
    private final Set<String> given = new HashSet<>();

    private final Set<String> mentioned = new HashSet<>();
    private final Set<String> initialised = new HashSet<>();
    private final Set<Signature> dispatched = new HashSet<>();
    private boolean callsBack;
    private boolean callsLibrary;
    private boolean reflects;

    private final Set<Method> reached = new HashSet<>();
    private final Deque<Method> ahead = new ArrayDeque<>();

    Reach(KnownCode code) {
        this.code = code;
    }

    /** The session classes that have to be there. */
    Set<String> classes() {
        return classes;
    }

    /** The fields that may be variables. */
    Set<Variable> variables() {
        return variables;
    }

    /** Goes on from an object that is run: what it overrides is called. */
    void addRun(Class<?> type) {
        given.add(type.getName());
    }

    /** Goes on from what was met in a graph. */
    void add(Collection<Met> met) {
        for (Met each : met) {
            each.classes().forEach(this::addClasses);
            if (each instanceof Met.Type(String type)) {
                callsLibrary |= Outside.isLibrary(type) && !SessionNames.isSessionClass(type);
                make(type);
            } else if (each instanceof Met.Lambda lambda) {
                initialise(lambda.capturing());
                make(lambda.shape());
                Signature signature = new Signature(lambda.method(), lambda.descriptor());
                use(MethodUses.ofHandle(lambda.kind(), new Method(lambda.owner(), signature)));
            }
        }
        goOn();
    }

    private void addClasses(String first) {
        Deque<String> names = new ArrayDeque<>();
        names.add(first);
        while (!names.isEmpty()) {
            String name = names.remove();
            ClassCode type = classes.contains(name) ? null : code.of(name);
            if (type != null) {
                classes.add(name);
                names.addAll(type.mentioned());
            }
        }
    }

    private void goOn() {
        do {
            while (!ahead.isEmpty()) {
                Method method = ahead.remove();
                use(code.of(method.owner()).uses(method.signature()));
            }
            classes.forEach(this::callMethodsOf);
        } while (!ahead.isEmpty());
    }

    private void use(MethodUses uses) {
        variables.addAll(uses.variables());
        mentioned.addAll(uses.mentioned());
        dispatched.addAll(uses.dispatched());
        callsBack |= uses.callsBack();
        callsLibrary |= uses.callsLibrary();
        reflects |= uses.reflects();
        uses.initialised().forEach(this::initialise);
        uses.made().forEach(this::make);
        uses.direct().forEach(this::callDirectly);
    }

    private void make(String type) {
        if (SessionNames.isSessionClass(type) && made.add(type)) {
            initialise(type);
        }
    }

    private void initialise(String type) {
        if (initialised.add(type)) {
            for (String each : code.lineage(type)) {
                initialised.add(each);
                reachIn(each, INITIALISER);
            }
        }
    }

    private void callDirectly(Method method) {
        for (String type : code.lineage(method.owner())) {
            if (reachIn(type, method.signature())) {
                return;
            }
        }
    }

    private boolean reachIn(String type, Signature signature) {
        boolean is = code.of(type).methods().contains(signature);
        if (is) {
            Method method = new Method(type, signature);
            if (reached.add(method)) {
                ahead.add(method);
            }
        }
        return is;
    }

    /** Reaches the methods of a class, and those that it inherits, that may be called in an object of it. */
    private void callMethodsOf(String type) {
        Set<String> lineage = code.lineage(type);
        boolean isMade = made.contains(type);
        if (!isMade && !reflects && lineage.stream().noneMatch(mentioned::contains)) {
            return;
        }
        boolean isOpen = reflects || isMade && (callsLibrary || saysHowItIsWritten(lineage));
        Above above = isMade ? code.above(lineage) : Above.NOTHING;
        boolean isGiven = isMade && (callsBack || given.contains(type) || above.isCollection());
        for (String each : lineage) {
            ClassCode declaring = code.of(each);
            for (Signature signature : declaring.methods()) {
                if (isOpen
                        || dispatched.contains(signature)
                        || isMade && isCalledAnyway(declaring, signature)
                        || isGiven && above.has(signature.name())) {
                    reachIn(each, signature);
                }
            }
        }
    }

    /** Whether Java's serialisation runs methods of the class, and perhaps constructors. */
    private boolean saysHowItIsWritten(Set<String> lineage) {
        return lineage.stream()
                .flatMap(type -> code.of(type).methods().stream())
                .anyMatch(method -> OF_SERIALISATION.contains(method.name()));
    }

    private static boolean isCalledAnyway(ClassCode declaring, Signature method) {
        return CALLED_ANYWAY.contains(method.name())
                || declaring.components().contains(method.name())
                || !declaring.components().isEmpty() && method.name().equals(CONSTRUCTOR);
    }
}
