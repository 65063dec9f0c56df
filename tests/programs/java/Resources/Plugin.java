public class Plugin {
    static {
        System.out.println("plugin loaded");
    }

    @Override
    public String toString() {
        return "plugin";
    }
}
