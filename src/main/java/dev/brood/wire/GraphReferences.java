package dev.brood.wire;

import com.esotericsoftware.kryo.KryoException;
import com.esotericsoftware.kryo.serializers.ClosureSerializer;
import com.esotericsoftware.kryo.util.MapReferenceResolver;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.Set;

/**
 * Which objects of a graph have been written or read. Lambdas keep their own references, see {@link LambdaSerializer}.
 *
 * <p>Most objects are made first and filled then, so that what they hold may refer back to them. Others are there only when
 * all of them has been read, see {@link LateSerializer}: a circle through one of these is found out when it is written.
 */
@SuppressWarnings("rawtypes") // Kryo's API is raw
final class GraphReferences extends MapReferenceResolver {

    private final Set<Object> late = Collections.newSetFromMap(new IdentityHashMap<>());
    private long followed;

    void beginLate(Object object) {
        late.add(object);
    }

    void endLate(Object object) {
        late.remove(object);
    }

    @Override
    public int getWrittenId(Object object) {
        int id = super.getWrittenId(object);
        if (id != -1 && late.contains(object)) {
            throw new Circle(object);
        }
        return id;
    }

    @Override
    public Object getReadObject(Class type, int id) {
        followed++;
        Object object = super.getReadObject(type, id);
        if (object == null) {
            throw new KryoException(
                    "a value refers to a %s that is not there yet".formatted(type.getSimpleName()));
        }
        return object;
    }

    /** How many references have been followed so far, ever. */
    long followed() {
        return followed;
    }

    @Override
    public boolean useReferences(Class type) {
        return type != ClosureSerializer.Closure.class
                && !Lambdas.isOurs(type)
                && super.useReferences(type);
    }
}
