import java.lang.annotation.ElementType;
import java.lang.annotation.Repeatable;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.Comparator;

public class Annotations {
    enum Level { LOW, HIGH }

    @Retention(RetentionPolicy.RUNTIME)
    @Target({ElementType.METHOD, ElementType.TYPE})
    @interface Info {
        String value() default "none";
        int priority() default 1;
        Level level() default Level.LOW;
        Class<?>[] types() default {};
        Tag tag() default @Tag("t");
    }

    @Retention(RetentionPolicy.RUNTIME)
    @Repeatable(Tags.class)
    @interface Tag {
        String value();
    }

    @Retention(RetentionPolicy.RUNTIME)
    @interface Tags {
        Tag[] value();
    }

    @Info(priority = 5, types = {String.class, int.class})
    static class Service {
        @Info("start")
        @Tag("a")
        @Tag("b")
        public void start() {}

        @Deprecated
        public void old() {}

        public void plain() {}
    }

    public static void main(String[] args) throws Exception {
        Info info = Service.class.getAnnotation(Info.class);
        System.out.println(info.value() + info.priority() + info.level() + info.types()[0].getSimpleName() + info.tag().value());
        System.out.println(Service.class.getMethod("start").getAnnotation(Tags.class));
        Method[] methods = Service.class.getDeclaredMethods();
        Arrays.sort(methods, Comparator.comparing(Method::getName));
        for (Method m : methods) System.out.println(m.getName() + " " + m.getAnnotations().length + " " + m.isAnnotationPresent(Info.class) + " " + m.getAnnotationsByType(Tag.class).length);
        Info other = Service.class.getMethod("start").getAnnotation(Info.class);
        System.out.println(info.equals(other) + " " + info.equals(Service.class.getAnnotation(Info.class)) + " " + info.annotationType().getSimpleName());
    }
}

// out: none5LOWStringt
// out: @Annotations.Tags({@Annotations.Tag("a"), @Annotations.Tag("b")})
// out: old 1 false 0
// out: plain 0 false 0
// out: start 2 true 2
// out: false true Info
