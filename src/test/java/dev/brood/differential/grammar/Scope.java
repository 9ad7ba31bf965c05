package dev.brood.differential.grammar;

import dev.brood.differential.grammar.Entity.Use;
import dev.brood.differential.grammar.Entity.Variable;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** A place in a program where code is written: what it may mention there, and what it has mentioned. */
final class Scope {

    private final Scene scene;
    private final int rank;
    private final boolean onlyPure;
    private final Map<String, Type> locals = new LinkedHashMap<>();
    private final Set<Use> uses = new LinkedHashSet<>();
    private boolean isPure = true;

    private Scope(Scene scene, int rank, boolean onlyPure) {
        this.scene = scene;
        this.rank = rank;
        this.onlyPure = onlyPure;
    }

    /** A snippet that runs at once. */
    static Scope top(Scene scene) {
        return new Scope(scene, Names.TOP, false);
    }

    /** A snippet that runs at once and may change nothing. */
    static Scope pure(Scene scene) {
        return new Scope(scene, Names.TOP, true);
    }

    /** The code of something that is declared. */
    static Scope of(Scene scene, String declared) {
        return new Scope(scene, Names.rank(declared), false);
    }

    Scene scene() {
        return scene;
    }

    int rank() {
        return rank;
    }

    boolean isTop() {
        return rank == Names.TOP;
    }

    void local(String name, Type type) {
        locals.put(name, type);
    }

    void leave(String name) {
        locals.remove(name);
    }

    List<String> locals(Type type) {
        return locals.entrySet().stream()
                .filter(each -> each.getValue().equals(type))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Notes that something is mentioned; gives its name. */
    String use(Entity entity) {
        uses.add(entity.use());
        return entity.name();
    }

    /** Notes that something is mentioned that may not be there yet. */
    void useLater(String key, String shape) {
        uses.add(new Use(key, shape));
    }

    void changesSomething() {
        isPure = false;
    }

    Set<Use> uses() {
        return uses;
    }

    boolean isPure() {
        return isPure;
    }

    private boolean canMention(Entity entity) {
        return entity.rank() < rank
                && !locals.containsKey(entity.name())
                && !(onlyPure && !scene.isPure(entity));
    }

    /** The variables of a type that have a value. */
    List<Entity> variables(Type type) {
        return scene.variables(type).stream()
                .filter(this::canMention)
                .filter(entity -> !((Variable) entity.what()).mayBeNull())
                .toList();
    }

    List<Entity> variables() {
        return scene.variables().stream().filter(this::canMention).toList();
    }

    List<Entity> methods() {
        return scene.methods().stream().filter(this::canMention).toList();
    }

    List<Entity> types() {
        return scene.types().stream().filter(this::canMention).toList();
    }

    List<Entity> imports() {
        return scene.usable().stream()
                .filter(entity -> entity.what() instanceof Entity.Import)
                .toList();
    }
}
