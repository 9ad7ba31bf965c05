package dev.brood.internal.wire;

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

    /** How deep objects may be nested. Writing that takes some hundred kilobytes of stack, so it seldom depends on that. */
    private static final int DEEPEST = 1200;

    /** What any thread can read that is not in trouble anyway. */
    private static final int SHALLOW = 100;

    private final Set<Object> late = Collections.newSetFromMap(new IdentityHashMap<>());
    private long followed;
    private int depth;

    void beginLate(Object object) {
        late.add(object);
    }

    void endLate(Object object) {
        late.remove(object);
    }

    /** Is told of each object that is written, before what it holds. */
    void meet(Object object) {
        int now = kryo.getDepth();
        if (now <= depth) {
            return;
        }
        depth = now;
        if (depth > DEEPEST) {
            throw new Unsendable(
                    object,
                    "it is nested too deeply, in more than %d others; keep long chains in a List"
                            .formatted(DEEPEST),
                    null);
        }
    }

    /** Whether what was written is so deep that reading it takes a thread of its own. */
    boolean isDeep() {
        return depth > SHALLOW;
    }

    @Override
    public void reset() {
        super.reset();
        depth = 0;
    }

    @Override
    public int getWrittenId(Object object) {
        meet(object);
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
