package dev.brood.wire;

import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.serializers.ClosureSerializer;
import com.esotericsoftware.kryo.util.MapReferenceResolver;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * Which objects of a graph have been written or read. Lambdas keep their own references, see {@link LambdaSerializer}. An
 * object that Java serialisation makes is only there when all of it has been read, so nothing inside of it can refer back
 * to it: that is found out when it is written.
 */
@SuppressWarnings("rawtypes") // Kryo's API is raw
final class GraphReferences extends MapReferenceResolver {

    private final Set<Object> inJava = Collections.newSetFromMap(new IdentityHashMap<>());

    void beginJava(Object object) {
        inJava.add(object);
    }

    void endJava(Object object) {
        inJava.remove(object);
    }

    @Override
    public int getWrittenId(Object object) {
        int id = super.getWrittenId(object);
        if (id != -1 && inJava.contains(object)) {
            throw new KryoException(
                    "something inside of a "
                            + object.getClass().getSimpleName()
                            + " refers back to it, which Java serialisation cannot rebuild;"
                            + " break the circle, or keep it in a field instead of extending a class of the JDK");
        }
        return id;
    }

    @Override
    public boolean useReferences(Class type) {
        return type != ClosureSerializer.Closure.class
                && !Lambdas.isOurs(type)
                && super.useReferences(type);
    }
}
