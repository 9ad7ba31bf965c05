package dev.brood.differential.grammar;

import dev.brood.differential.grammar.Entity.Declared;
import dev.brood.differential.grammar.Entity.Method;
import dev.brood.differential.grammar.Entity.Use;
import dev.brood.differential.grammar.Entity.Variable;
import dev.brood.differential.grammar.Entity.What;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What the program has declared so far, and what of it can be used. */
final class Scene {

    private final Set<String> allowed = new HashSet<>();
    private final Map<String, Entity> current = new LinkedHashMap<>();

    /** From now on the program may declare a name that is taken. */
    void allow(String name) {
        allowed.add(name);
    }

    /** Those of some names that this program has. */
    List<String> allowed(List<String> names) {
        return names.stream()
                .filter(name -> !Names.TAKEN.contains(name) || allowed.contains(name))
                .toList();
    }

    void declare(Entity entity) {
        current.remove(entity.key());
        current.put(entity.key(), entity);
        if (entity.what() instanceof Declared) {
            doubtValuesOf(entity.name());
        }
    }

    /** JShell may have to reset variables of a type that is declared again. */
    private void doubtValuesOf(String type) {
        for (Entity each : List.copyOf(current.values())) {
            if (each.what() instanceof Variable(Type of, _)
                    && each.uses().contains(new Use(Entity.typeKey(type), shape(type)))
                    && !of.isPrimitive()) {
                replace(each, new Variable(of, true));
            }
        }
    }

    private String shape(String type) {
        return current.get(Entity.typeKey(type)).shape();
    }

    private void replace(Entity entity, What what) {
        current.put(
                entity.key(),
                new Entity(
                        entity.key(),
                        entity.name(),
                        entity.shape(),
                        entity.rank(),
                        entity.uses(),
                        entity.isPure(),
                        what));
    }

    /** A value was assigned. */
    void assigned(Entity variable) {
        if (variable.what() instanceof Variable(Type type, _)) {
            replace(variable, new Variable(type, false));
        }
    }

    void drop(String name) {
        current.values().removeIf(entity -> entity.name().equals(name));
    }

    Entity get(String key) {
        return current.get(key);
    }

    boolean has(String key) {
        return current.containsKey(key);
    }

    List<Entity> all() {
        return List.copyOf(current.values());
    }

    /** What compiles and does not wait for anything. */
    List<Entity> usable() {
        List<Entity> usable = new ArrayList<>();
        for (Entity entity : current.values()) {
            if (isUsable(entity, new HashSet<>())) {
                usable.add(entity);
            }
        }
        return usable;
    }

    private boolean isUsable(Entity entity, Set<String> seen) {
        if (!seen.add(entity.key())) {
            return true;
        }
        for (Use use : entity.uses()) {
            Entity used = current.get(use.key());
            if (used == null || !used.shape().equals(use.shape()) || !isUsable(used, seen)) {
                return false;
            }
        }
        return true;
    }

    /** Whether neither it nor anything that it uses changes anything. */
    boolean isPure(Entity entity) {
        return isPure(entity, new HashSet<>());
    }

    private boolean isPure(Entity entity, Set<String> seen) {
        return !seen.add(entity.key())
                || entity.isPure()
                        && entity.uses().stream()
                                .map(use -> current.get(use.key()))
                                .allMatch(used -> used == null || isPure(used, seen));
    }

    List<Entity> variables() {
        return usable().stream().filter(entity -> entity.what() instanceof Variable).toList();
    }

    List<Entity> variables(Type type) {
        return variables().stream()
                .filter(entity -> ((Variable) entity.what()).type().equals(type))
                .toList();
    }

    List<Entity> methods() {
        return usable().stream().filter(entity -> entity.what() instanceof Method).toList();
    }

    List<Entity> types() {
        return usable().stream().filter(entity -> entity.what() instanceof Declared).toList();
    }
}
