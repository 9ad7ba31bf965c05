package dev.brood.internal.wire;

import com.esotericsoftware.kryo.Kryo;
import com.esotericsoftware.kryo.Registration;
import com.esotericsoftware.kryo.Serializer;
import com.esotericsoftware.kryo.io.Input;
import com.esotericsoftware.kryo.io.Output;
import com.esotericsoftware.kryo.serializers.ClosureSerializer;
import com.esotericsoftware.kryo.serializers.CollectionSerializer;
import com.esotericsoftware.kryo.serializers.FieldSerializer;
import com.esotericsoftware.kryo.serializers.ImmutableSerializer;
import com.esotericsoftware.kryo.serializers.MapSerializer;
import com.esotericsoftware.kryo.util.DefaultClassResolver;
import com.esotericsoftware.kryo.util.DefaultInstantiatorStrategy;
import java.lang.reflect.Proxy;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.objenesis.instantiator.ObjectInstantiator;
import org.objenesis.strategy.StdInstantiatorStrategy;

/**
 * Kryo, told how our values travel. References last until {@link #forgetGraph}, not until the end of a root, so that
 * roots share objects.
 */
@SuppressWarnings({"rawtypes", "unchecked"}) // Kryo's API is raw
final class GraphKryo extends Kryo {

    /** What Kryo would do with a class by itself; to ask, never to write. */
    private static final Kryo ASKED =
            new Kryo() {
                @Override
                protected Serializer newDefaultSerializer(Class type) {
                    return null; // none made for this class
                }
            };

    private final StdInstantiatorStrategy withoutConstructor = new StdInstantiatorStrategy();
    private final DefaultInstantiatorStrategy withConstructor =
            new DefaultInstantiatorStrategy(withoutConstructor);
    private final LambdaSerializer lambdas;
    private final Codec codec;
    private final List<Runnable> ends = new ArrayList<>();
    private Consumer<? super Met> listener = _ -> {};

    GraphKryo(Codec codec) {
        super(new MeetingResolver(), new GraphReferences());
        this.codec = codec;
        this.lambdas = new LambdaSerializer(codec.loader());
        setClassLoader(codec.loader());
        setRegistrationRequired(false);
        setAutoReset(false);
        register(ClosureSerializer.Closure.class, lambdas);
        register(Identity.class, new JdkFunctions());
        register(Nameless.class, new LateSerializer(new JavaSerializer(codec)));
    }

    /** Tells whether Kryo has a serialiser made for just this class of the JDK. */
    static boolean hasExactSerializer(Class<?> type) {
        synchronized (ASKED) {
            Serializer serializer =
                    ASKED.getClassResolver().getRegistration(type) != null
                            ? ASKED.getSerializer(type)
                            : ASKED.getDefaultSerializer(type);
            return serializer != null
                    && serializer.getClass() != CollectionSerializer.class
                    && serializer.getClass() != MapSerializer.class;
        }
    }

    GraphReferences references() {
        return (GraphReferences) getReferenceResolver();
    }

    void listener(Consumer<? super Met> newListener) {
        listener = newListener;
    }

    void met(Met met) {
        listener.accept(met);
    }

    /** Has something done when the root that is being read is whole. */
    void atTheEnd(Runnable task) {
        ends.add(task);
    }

    /** Reads a root, and finishes what could not be done before it was whole. */
    Object readRoot(Input input) {
        Object root = readClassAndObject(input);
        ends.forEach(Runnable::run);
        ends.clear();
        return root;
    }

    void forgetGraph() {
        listener = _ -> {};
        lambdas.forget();
        reset();
    }

    @Override
    public Serializer getDefaultSerializer(Class type) {
        return switch (SerializationStrategy.of(type)) {
            case KRYO -> kryosOwn(type);
            case FIELDS ->
                    SerializationStrategy.extendsPlatform(type)
                            ? new OwnFieldsSerializer(type)
                            : fields(type);
            case RECORD -> new LateSerializer(new RecordSerializer(type));
            case JAVA -> new LateSerializer(new JavaSerializer(codec));
            case COPY -> new LateSerializer(new CopySerializer());
            case PLACED -> new PlacedSerializer();
            case SPECIAL -> SpecialSerializers.of(type);
            case REFUSED -> new RefusingSerializer();
        };
    }

    /** Kryo's collections and arrays are made first and filled then; all else that holds anything comes late. */
    private Serializer kryosOwn(Class type) {
        Serializer own = super.getDefaultSerializer(type);
        if (type.isArray()) {
            return new CountedSerializer(own);
        }
        if (own.getClass() == CollectionSerializer.class) {
            return new FilledSerializer();
        }
        if (own instanceof ImmutableSerializer) {
            return own;
        }
        return new LateSerializer(own instanceof MapSerializer ? new CountedSerializer(own) : own);
    }

    private FieldSerializer fields(Class type) {
        var config = new FieldSerializer.FieldSerializerConfig();
        config.setIgnoreSyntheticFields(false); // what inner and anonymous classes captured
        config.setExtendedFieldNames(true); // a subclass may declare a field of the same name
        return new FieldSerializer(this, type, config);
    }

    /** JDK collections are made by their constructors; a user's constructor must not run a second time. */
    @Override
    protected ObjectInstantiator newInstantiator(Class type) {
        return SerializationStrategy.isPlatform(type)
                ? withConstructor.newInstantiatorOf(type)
                : withoutConstructor.newInstantiatorOf(type);
    }

    @Override
    public boolean isClosure(Class type) {
        return Lambdas.isOurs(type);
    }

    /** Stands for classes whose names mean nothing elsewhere: proxies, and lambdas of the JDK's. */
    private static final class Nameless {}

    /** Stands for the classes of the JDK's identity functions. */
    private static final class Identity {}

    @Override
    public Registration getRegistration(Class type) {
        if (JdkFunctions.isIdentity(type)) {
            return super.getRegistration(Identity.class);
        }
        boolean nameless = Proxy.isProxyClass(type) || type.isHidden() && !Lambdas.isOurs(type);
        return super.getRegistration(
                nameless && SerializationStrategy.of(type) == SerializationStrategy.JAVA
                        ? Nameless.class
                        : type);
    }

    private static final class MeetingResolver extends DefaultClassResolver {
        @Override
        public Registration writeClass(Output output, Class type) {
            if (type != null && !SerializationStrategy.isPlatform(type)) {
                ((GraphKryo) kryo).met(new Met.Type(type.getName()));
            }
            return super.writeClass(output, type);
        }
    }
}
