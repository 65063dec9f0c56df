import java.lang.reflect.InvocationHandler;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.lang.reflect.UndeclaredThrowableException;
import java.util.ArrayList;
import java.util.List;

public class DynamicProxies {
    interface Greeter {
        String greet(String name);
        int count(int a, long b);
        default String shout() { return greet("ALL").toUpperCase(); }
    }

    public static void main(String[] args) {
        List<String> log = new ArrayList<>();
        InvocationHandler handler = (proxy, method, arguments) -> {
            log.add(method.getName() + (arguments == null ? 0 : arguments.length));
            return switch (method.getName()) {
                case "greet" -> "hello " + arguments[0];
                case "count" -> (int) arguments[0] + (int) (long) arguments[1];
                case "shout" -> InvocationHandler.invokeDefault(proxy, method, arguments);
                case "toString" -> "proxy!";
                default -> throw new Exception("checked");
            };
        };
        Greeter g = (Greeter) Proxy.newProxyInstance(Greeter.class.getClassLoader(), new Class<?>[] {Greeter.class}, handler);
        System.out.println(g.greet("x") + " " + g.count(2, 3L) + " " + g.shout() + " " + g);
        System.out.println(log + " " + Proxy.isProxyClass(g.getClass()));
        try {
            g.hashCode();
        } catch (UndeclaredThrowableException e) {
            System.out.println(e.getCause().getMessage());
        }
        List<String> real = new ArrayList<>();
        @SuppressWarnings("unchecked")
        List<String> traced = (List<String>) Proxy.newProxyInstance(DynamicProxies.class.getClassLoader(), new Class<?>[] {List.class}, (p, m, a) -> {
            System.out.println("calling " + m.getName());
            return m.invoke(real, a);
        });
        traced.add("one");
        System.out.println(traced.size());
    }
}

// out: hello x 5 HELLO ALL proxy!
// out: [greet1, count2, shout0, greet1, toString0] true
// out: checked
// out: calling add
// out: calling size
// out: 1
