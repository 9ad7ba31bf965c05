package dev.brood.internal.manager;

import dev.brood.error.TaskException;
import dev.brood.function.Fn;
import dev.brood.internal.memory.Handle;
import dev.brood.internal.wire.Codec;
import java.io.Serial;
import java.io.Serializable;
import java.lang.ref.Reference;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.util.Arrays;
import java.util.List;

/** A proxy of an object that is met by an interface of the user's. */
final class InterfaceProxy extends ManagedObject {

    private InterfaceProxy(ServerCell server) {
        super(server);
    }

    private InterfaceProxy(Sent sent) {
        super(sent);
    }

    @SuppressWarnings("unused") // see Handle
    private static Handle received(Sent sent) {
        return new InterfaceProxy(sent);
    }

    static <T> T make(ServerCell server, Class<T> type, Fn<? extends T> maker) {
        InterfaceProxy proxy = new InterfaceProxy(server);
        proxy.makeBy(Kind.INTERFACE, maker, type);
        return type.cast(
                Proxy.newProxyInstance(
                        type.getClassLoader(), new Class<?>[] {type}, new Calls(proxy, type)));
    }

    /** What the methods of the interface do. */
    private record Calls(InterfaceProxy proxy, Class<?> type)
            implements InvocationHandler, Serializable {

        @Serial private static final long serialVersionUID = 1;

        @Override
        public Object invoke(Object self, Method method, Object[] arguments) throws Throwable {
            if (method.getDeclaringClass() == Object.class) {
                return ofObject(self, method, arguments);
            }
            Object[] all = arguments == null ? new Object[0] : arguments;
            List<Method> methods = Kind.methods(type);
            try {
                return exchange(
                        proxy.server(),
                        proxy.place(),
                        methods.indexOf(method),
                        Arrays.stream(all).anyMatch(Calls::isFunction),
                        all);
            } catch (RuntimeException | Error e) {
                throw e;
            } catch (Throwable e) {
                throw isDeclared(method, e) ? e : new TaskException("the manager", e);
            } finally {
                Reference.reachabilityFence(this);
            }
        }

        private static boolean isFunction(Object argument) {
            return argument != null && Codec.ofThisProcess().lambda(argument).isPresent();
        }

        private static boolean isDeclared(Method method, Throwable thrown) {
            return Arrays.stream(method.getExceptionTypes())
                    .anyMatch(type -> type.isInstance(thrown));
        }

        private Object ofObject(Object self, Method method, Object[] arguments) {
            return switch (method.getName()) {
                case "equals" ->
                        arguments[0] != null
                                && Proxy.isProxyClass(arguments[0].getClass())
                                && Proxy.getInvocationHandler(arguments[0]) instanceof Calls other
                                && other.proxy.place() == proxy.place();
                case "hashCode" -> Long.hashCode(proxy.place());
                default -> "Managed[" + type.getSimpleName() + "]";
            };
        }
    }
}
