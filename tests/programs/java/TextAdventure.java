import java.util.EnumMap;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Scanner;
import java.util.Set;
import java.util.TreeSet;

public class TextAdventure {
    enum Direction {
        NORTH, SOUTH, EAST, WEST;

        Direction opposite() {
            return switch (this) {
                case NORTH -> SOUTH;
                case SOUTH -> NORTH;
                case EAST -> WEST;
                case WEST -> EAST;
            };
        }

        static Optional<Direction> parse(String word) {
            for (Direction d : values()) {
                if (d.name().toLowerCase().startsWith(word)) return Optional.of(d);
            }
            return Optional.empty();
        }
    }

    static class Room {
        final String name;
        final Map<Direction, Room> exits = new EnumMap<>(Direction.class);
        final Set<String> items = new TreeSet<>();
        boolean locked;

        Room(String name, String... items) {
            this.name = name;
            this.items.addAll(Set.of(items));
        }

        Room connect(Direction direction, Room other) {
            exits.put(direction, other);
            other.exits.put(direction.opposite(), this);
            return this;
        }
    }

    sealed interface Command {
        record Go(Direction direction) implements Command {}
        record Take(String item) implements Command {}
        record Look() implements Command {}
        record Inventory() implements Command {}
        record Quit() implements Command {}
        record Unknown(String text) implements Command {}

        static Command parse(String line) {
            String[] words = line.trim().toLowerCase().split("\\s+", 2);
            return switch (words[0]) {
                case "go" -> words.length < 2 ? new Unknown(line)
                        : Direction.parse(words[1]).<Command>map(Go::new).orElse(new Unknown(line));
                case "take" -> words.length < 2 ? new Unknown(line) : new Take(words[1]);
                case "look", "l" -> new Look();
                case "inventory", "i" -> new Inventory();
                case "quit" -> new Quit();
                default -> new Unknown(line);
            };
        }
    }

    private Room here;
    private final Set<String> bag = new TreeSet<>();
    private final Map<String, Integer> visits = new HashMap<>();

    TextAdventure(Room start) {
        enter(start);
    }

    private void enter(Room room) {
        here = room;
        int times = visits.merge(room.name, 1, Integer::sum);
        System.out.println("You are in the " + room.name + (times > 1 ? " again" : "") + ".");
    }

    boolean perform(Command command) {
        switch (command) {
            case Command.Go(Direction d) when here.exits.containsKey(d) -> {
                Room next = here.exits.get(d);
                if (next.locked && !bag.contains("rusty key")) {
                    System.out.println("The door is locked.");
                } else {
                    next.locked = false;
                    enter(next);
                }
            }
            case Command.Go(var d) -> System.out.println("There is no way " + d.name().toLowerCase() + ".");
            case Command.Take(String item) when here.items.remove(item) -> {
                bag.add(item);
                System.out.println("You take the " + item + ".");
            }
            case Command.Take(String item) -> System.out.println("There is no " + item + " here.");
            case Command.Look() -> System.out.println("Exits: " + here.exits.keySet() + ", items: " + here.items);
            case Command.Inventory() -> System.out.println(bag.isEmpty() ? "You carry nothing." : "You carry: " + String.join(", ", bag));
            case Command.Quit() -> {
                return false;
            }
            case Command.Unknown(String text) -> System.out.println("I don't understand \"" + text + "\".");
        }
        return !here.name.equals("treasury");
    }

    public static void main(String[] args) {
        Room hall = new Room("hall", "lamp"), kitchen = new Room("kitchen", "rusty key", "bread"), treasury = new Room("treasury");
        treasury.locked = true;
        hall.connect(Direction.NORTH, kitchen).connect(Direction.EAST, treasury);
        TextAdventure game = new TextAdventure(hall);
        Scanner in = new Scanner(System.in);
        int moves = 0;
        do {
            System.out.print("> ");
            if (!in.hasNextLine()) {
                System.out.println("(the end of the input)");
                return;
            }
            moves++;
        } while (game.perform(Command.parse(in.nextLine())));
        System.out.println("Game over after " + moves + " moves.");
    }
}

// in: look
// in: go east
// in: dance
// in: go n
// in: take rusty key
// in: take sword
// in: i
// in: go west
// in: go south
// in: go east
// out: You are in the hall.
// out: > Exits: [NORTH, EAST], items: [lamp]
// out: > The door is locked.
// out: > I don't understand "dance".
// out: > You are in the kitchen.
// out: > You take the rusty key.
// out: > There is no sword here.
// out: > You carry: rusty key
// out: > There is no way west.
// out: > You are in the hall again.
// out: > You are in the treasury.
// out: Game over after 10 moves.
