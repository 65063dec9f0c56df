import java.lang.reflect.Array;
import java.lang.reflect.Constructor;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.ParameterizedType;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;

public class Reflection {
    static class Target<T extends Number> {
        private int count = 3;
        public static final String NAME = "target";
        protected List<String> names;

        public Target() {}

        private Target(int count) {
            this.count = count;
        }

        public int add(int a, Integer b) { return a + b + count; }
        private static String hidden(String... s) { return "hidden" + s.length; }
        void fail() throws Exception { throw new Exception("inside"); }
        <U> List<? super U> generic(T t, U[] u) { return null; }
    }

    public static void main(String[] args) throws Exception {
        Class<?> c = Target.class;
        System.out.println(c.getName() + " " + c.getSimpleName() + " " + Modifier.toString(c.getModifiers()) + " " + c.getSuperclass() + " " + c.getEnclosingClass() + " " + c.getPackageName().isEmpty());
        Method[] methods = c.getDeclaredMethods();
        Arrays.sort(methods, Comparator.comparing(Method::getName));
        for (Method m : methods) System.out.println(m.toGenericString());
        Object o = c.getDeclaredConstructor().newInstance();
        System.out.println(c.getMethod("add", int.class, Integer.class).invoke(o, 4, 5));
        Field f = c.getDeclaredField("count");
        f.setAccessible(true);
        f.setInt(o, 100);
        System.out.println(f.get(o) + " " + f.getType() + " " + c.getField("NAME").get(null));
        Constructor<?> k = c.getDeclaredConstructor(int.class);
        k.setAccessible(true);
        System.out.println(f.getInt(k.newInstance(-1)) + " " + k);
        Method hidden = c.getDeclaredMethod("hidden", String[].class);
        hidden.setAccessible(true);
        System.out.println(hidden.invoke(null, (Object) new String[] {"a", "b"}) + " " + hidden.isVarArgs());
        try {
            c.getDeclaredMethod("fail").invoke(o);
        } catch (InvocationTargetException e) {
            System.out.println("cause " + e.getCause().getMessage());
        }
        try {
            c.getMethod("add", int.class, Integer.class).invoke(o, "x", 1);
        } catch (IllegalArgumentException e) {
            System.out.println(e.getMessage());
        }
        try {
            c.getMethod("missing", int.class);
        } catch (NoSuchMethodException e) {
            System.out.println(e.getMessage());
        }
        try {
            Class.forName("no.such.Type");
        } catch (ClassNotFoundException e) {
            System.out.println(e);
        }
        System.out.println(((ParameterizedType) c.getDeclaredField("names").getGenericType()).getActualTypeArguments()[0] + " " + c.getTypeParameters()[0].getBounds()[0]);
        Object array = Array.newInstance(int.class, 3);
        Array.set(array, 1, 9);
        System.out.println(Arrays.toString((int[]) array) + " " + int[].class.getComponentType() + " " + Class.forName("[Ljava.lang.String;").getSimpleName() + " " + Integer.TYPE + " " + void.class);
        System.out.println(Runnable.class.isInterface() + " " + Thread.State.class.isEnum() + " " + Number.class.isAssignableFrom(Integer.class) + " " + Override.class.isAnnotation() + " " + o.getClass().isInstance(o));
        record R(int a, String b) {}
        System.out.println(Arrays.toString(R.class.getRecordComponents()) + " " + R.class.getRecordComponents()[1].getAccessor().invoke(new R(1, "x")));
    }
}

// out: Reflection$Target Target static class java.lang.Object class Reflection true
// out: public int Reflection$Target.add(int,java.lang.Integer)
// out: void Reflection$Target.fail() throws java.lang.Exception
// out: <U> java.util.List<? super U> Reflection$Target.generic(T,U[])
// out: private static java.lang.String Reflection$Target.hidden(java.lang.String...)
// out: 12
// out: 100 int target
// out: -1 private Reflection$Target(int)
// out: hidden2 true
// out: cause inside
// out: argument type mismatch
// out: Reflection$Target.missing(int)
// out: java.lang.ClassNotFoundException: no.such.Type
// out: class java.lang.String class java.lang.Number
// out: [0, 9, 0] int String[] int void
// out: true true true true true
// out: [int a, java.lang.String b] x
