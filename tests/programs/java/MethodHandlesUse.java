import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.lang.invoke.VarHandle;
import java.lang.invoke.WrongMethodTypeException;
import java.util.List;

public class MethodHandlesUse {
    private int field = 5;
    private static volatile long total;

    private String twice(String s) {
        return s + s + field;
    }

    static int sum(int a, int b) {
        return a + b;
    }

    public static void main(String[] args) throws Throwable {
        MethodHandles.Lookup lookup = MethodHandles.lookup();
        MethodHandle sum = lookup.findStatic(MethodHandlesUse.class, "sum", MethodType.methodType(int.class, int.class, int.class));
        System.out.println((int) sum.invokeExact(2, 3) + " " + sum.invoke(2, (Integer) 5) + " " + sum.invokeWithArguments(List.of(7, 8)));
        MethodHandle twice = lookup.findVirtual(MethodHandlesUse.class, "twice", MethodType.methodType(String.class, String.class));
        System.out.println((String) twice.invokeExact(new MethodHandlesUse(), "ab") + " " + twice.type());
        MethodHandle plusTen = MethodHandles.insertArguments(sum, 0, 10);
        System.out.println(plusTen.invoke(1) + " " + MethodHandles.filterReturnValue(plusTen, lookup.findVirtual(Integer.class, "toString", MethodType.methodType(String.class)).asType(MethodType.methodType(String.class, int.class))).invoke(5));
        MethodHandle length = lookup.findVirtual(String.class, "length", MethodType.methodType(int.class));
        MethodHandle guarded = MethodHandles.guardWithTest(lookup.findVirtual(String.class, "isEmpty", MethodType.methodType(boolean.class)), MethodHandles.dropArguments(MethodHandles.constant(int.class, -1), 0, String.class), length);
        System.out.println((int) guarded.invokeExact("") + " " + (int) guarded.invokeExact("four"));
        MethodHandle spread = sum.asSpreader(int[].class, 2);
        System.out.println((int) spread.invokeExact(new int[] {20, 22}) + " " + MethodHandles.permuteArguments(sum, sum.type(), 1, 0).invoke(1, 2));
        MethodHandle caught = MethodHandles.catchException(lookup.findStatic(Integer.class, "parseInt", MethodType.methodType(int.class, String.class)), NumberFormatException.class, MethodHandles.dropArguments(MethodHandles.constant(int.class, -7), 0, NumberFormatException.class));
        System.out.println((int) caught.invokeExact("12") + " " + (int) caught.invokeExact("x"));
        VarHandle field = lookup.findVarHandle(MethodHandlesUse.class, "field", int.class);
        MethodHandlesUse o = new MethodHandlesUse();
        System.out.println(field.compareAndSet(o, 5, 6) + " " + field.getAndAdd(o, 10) + " " + (int) field.get(o) + " " + field.getVolatile(o));
        VarHandle statics = lookup.findStaticVarHandle(MethodHandlesUse.class, "total", long.class);
        statics.setVolatile(9L);
        System.out.println((long) statics.getAndAdd(1L) + total);
        VarHandle elements = MethodHandles.arrayElementVarHandle(String[].class);
        String[] array = {"a", "b"};
        System.out.println(elements.getAndSet(array, 1, "z") + array[1]);
        try {
            Object wrong = sum.invokeExact(1, 2);
        } catch (WrongMethodTypeException e) {
            System.out.println(e.getMessage());
        }
        try {
            lookup.findStatic(Math.class, "nothing", MethodType.methodType(void.class));
        } catch (NoSuchMethodException e) {
            System.out.println(e.getMessage());
        }
    }
}

// out: 5 7 15
// out: abab5 (MethodHandlesUse,String)String
// out: 11 15
// out: -1 4
// out: 42 3
// out: 12 -7
// out: true 6 16 16
// out: 19
// out: bz
// out: handle's method type (int,int)int but found (int,int)Object
// out: no such method: java.lang.Math.nothing()void/invokeStatic
