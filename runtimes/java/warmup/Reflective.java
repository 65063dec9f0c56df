import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.reflect.Field;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.HexFormat;

public class Reflective {
    @Retention(RetentionPolicy.RUNTIME)
    @interface Marked {
        String value() default "none";
    }

    @Marked("yes")
    public static class Target {
        private int count = 1;

        public int add(int n) {
            return count += n;
        }

        public void fail() {
            throw new IllegalStateException("failed");
        }
    }

    public static void main(String[] args) throws Exception {
        Class<?> type = Target.class;
        Object target = type.getDeclaredConstructor().newInstance();
        Method add = type.getMethod("add", int.class);
        System.out.println(add.invoke(target, 2) + " " + add + type.getSimpleName() + type.getSuperclass() + type.getDeclaredMethods().length);
        Field count = type.getDeclaredField("count");
        count.setAccessible(true);
        count.setInt(target, 5);
        System.out.println(count.get(target));
        try {
            type.getMethod("fail").invoke(target);
        } catch (InvocationTargetException e) {
            System.out.println(e.getCause());
        }
        System.out.println(HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest("abc".getBytes())));
        System.out.println(Base64.getEncoder().encodeToString("text".getBytes()));
        try {
            Files.readString(Path.of("/missing"));
        } catch (NoSuchFileException e) {
            System.out.println(e.getMessage());
        }
        System.out.println(Files.exists(Path.of("a", "b")) + Path.of("/a/../b").normalize().toString() + System.getProperty("user.dir") + System.getenv("NONE") + Runtime.getRuntime().availableProcessors());
    }
}
