package dev.brood;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.lang.classfile.AttributedElement;
import java.lang.classfile.Attributes;
import java.lang.classfile.ClassFile;
import java.lang.classfile.ClassModel;
import java.lang.classfile.constantpool.ClassEntry;
import java.lang.classfile.constantpool.MemberRefEntry;
import java.lang.classfile.constantpool.PoolEntry;
import java.lang.classfile.constantpool.StringEntry;
import java.lang.classfile.constantpool.Utf8Entry;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Predicate;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Test;

/** The table of rooms in {@code docs/architecture.md} holds for the compiled classes. */
class ArchitectureTest {

    private static final String ROOT = "dev.brood";
    private static final String INTERNAL = "dev/brood/internal/";

    /** Row of the table: room, for whom it is, what it is, what it imports, its foreign door. */
    private static final Pattern ROW =
            Pattern.compile(
                    "^\\| `([\\w.]+)` \\| (exported|spi|internal) \\|[^|]*\\|([^|]*)\\|([^|]*)\\|$");

    /** A class name in a class file, as such or within a descriptor or signature. */
    private static final Pattern CLASS_NAME = Pattern.compile("(?:[a-z]\\w*/)+[A-Z]\\w*");

    /** What stands behind the words of the last column. */
    private static final Map<String, List<String>> DOORS =
            Map.of(
                    "Kryo", List.of("com.esotericsoftware", "org.objenesis"),
                    "java.lang.classfile", List.of("java.lang.classfile"),
                    "java.lang.foreign", List.of("java.lang.foreign"),
                    "java.lang.instrument", List.of("java.lang.instrument"),
                    "Commons Exec", List.of("org.apache.commons.exec"),
                    "jdk.jshell", List.of("jdk.jshell"),
                    "JLine", List.of("org.jline"),
                    "picocli", List.of("picocli"));

    /** Calls of what is in these ask about processes, or start some. */
    private static final String PROCESSES = "java.lang.Process";

    /** Where the system itself tells about processes. */
    private static final String PROC = "/proc";

    private static final String MACHINE = "this machine";

    /** Of a room in whose signatures the JDK's object stands, and which calls nothing of it. */
    private static final String HANDED_ON = "ProcessHandle";

    private record Room(String kind, Set<String> imports, Set<String> doors) {
        boolean isInternal() {
            return kind.equals("internal");
        }
    }

    @Test
    void roomsImportWhatTheTableSays() throws Exception {
        Map<String, Set<String>> said = new TreeMap<>();
        table().forEach((room, row) -> said.put(room, row.imports));
        Map<String, Set<String>> found = new TreeMap<>();
        mentions()
                .forEach((room, classes) ->
                        found.put(
                                room,
                                classes.stream()
                                        .filter(name -> name.startsWith(ROOT + "."))
                                        .map(ArchitectureTest::roomOf)
                                        .filter(other -> !other.equals(room))
                                        .collect(Collectors.toCollection(TreeSet::new))));
        assertEquals(said, found);
    }

    /** Whoever compiles against an exported type must never need an internal one. */
    @Test
    void noExportedSignatureMentionsWhatIsInternal() throws Exception {
        Map<String, Room> table = table();
        Map<String, ClassModel> open = new TreeMap<>();
        for (Path file : classFiles()) {
            ClassModel type = ClassFile.of().parse(file);
            if (isOpen(type.flags().flagsMask())) {
                open.put(type.thisClass().asInternalName(), type);
            }
        }
        Set<String> wrong = new TreeSet<>();
        open.forEach((name, type) -> {
            boolean isMet = !name.contains("$") || open.containsKey(outermost(name));
            if (isMet && !table.get(roomOf(name.replace('/', '.'))).isInternal()) {
                signatures(type)
                        .filter(signature -> signature.contains(INTERNAL))
                        .forEach(signature -> wrong.add(name + " " + signature));
            }
        });
        assertEquals(Set.of(), wrong);
    }

    private static String outermost(String name) {
        return name.substring(0, name.indexOf('$'));
    }

    private static boolean isOpen(int flags) {
        return (flags & (ClassFile.ACC_PUBLIC | ClassFile.ACC_PROTECTED)) != 0;
    }

    /** Types in the declarations that others can see, as the class file has them. */
    private static Stream<String> signatures(ClassModel type) {
        Stream<String> above =
                Stream.concat(type.superclass().stream(), type.interfaces().stream())
                        .map(ClassEntry::asInternalName);
        Stream<String> methods =
                type.methods().stream()
                        .filter(method -> isOpen(method.flags().flagsMask()))
                        .filter(method ->
                                (method.flags().flagsMask() & ClassFile.ACC_SYNTHETIC) == 0)
                        .flatMap(method ->
                                Stream.of(
                                        method.methodName() + method.methodType().stringValue(),
                                        generic(method)));
        Stream<String> fields =
                type.fields().stream()
                        .filter(field -> isOpen(field.flags().flagsMask()))
                        .flatMap(field ->
                                Stream.of(
                                        field.fieldName() + " " + field.fieldType().stringValue(),
                                        generic(field)));
        return Stream.of(above, methods, fields, Stream.of(generic(type))).flatMap(all -> all);
    }

    private static String generic(AttributedElement element) {
        return element.findAttribute(Attributes.signature())
                .map(attribute -> attribute.signature().stringValue())
                .orElse("");
    }

    @Test
    void foreignThingsHaveOneDoorEach() throws Exception {
        Map<String, Room> table = table();
        Set<String> wrong = new TreeSet<>();
        mentions()
                .forEach((room, classes) ->
                        DOORS.forEach((door, packages) -> {
                            boolean used =
                                    classes.stream()
                                            .anyMatch(name ->
                                                    packages.stream().anyMatch(name::startsWith));
                            if (used && !table.get(room).doors.contains(door)) {
                                wrong.add(room + " uses " + door);
                            }
                        }));
        assertEquals(Set.of(), wrong);
    }

    /** All others ask them. */
    @Test
    void threeRoomsKnowThisMachine() throws Exception {
        Set<String> know = Set.of("internal.engine.local", "internal.machine", "internal.memory");
        assertEquals(know, roomsWith(MACHINE));
        assertEquals(know, roomsWhose(ArchitectureTest::asksTheMachine));
    }

    /** Users may ask for it; where it stands in a signature, it is on its way to them. */
    @Test
    void theJdksHandleOfAProcessIsHandedOnByWhomTheTableSays() throws Exception {
        Set<String> mention = new TreeSet<>();
        mentions()
                .forEach((room, classes) -> {
                    if (classes.stream().anyMatch(name -> name.startsWith(PROCESSES))) {
                        mention.add(room);
                    }
                });
        mention.removeAll(roomsWith(MACHINE));
        assertEquals(roomsWith(HANDED_ON), mention);
    }

    private static Set<String> roomsWith(String door) throws IOException {
        Set<String> rooms = new TreeSet<>();
        table().forEach((room, row) -> {
            if (row.doors.contains(door)) {
                rooms.add(room);
            }
        });
        return rooms;
    }

    private static Set<String> roomsWhose(Predicate<PoolEntry> constant) throws Exception {
        Set<String> rooms = new TreeSet<>();
        for (Path file : classFiles()) {
            if (constants(file).anyMatch(constant)) {
                rooms.add(roomOf(file));
            }
        }
        return rooms;
    }

    private static boolean asksTheMachine(PoolEntry constant) {
        return switch (constant) {
            case MemberRefEntry member ->
                    member.owner().asInternalName().replace('/', '.').startsWith(PROCESSES);
            case StringEntry text -> text.stringValue().startsWith(PROC);
            default -> false;
        };
    }

    @Test
    void noRoomReachesItselfThroughOthers() throws Exception {
        Map<String, Room> table = table();
        for (String room : table.keySet()) {
            Set<String> below = new TreeSet<>(table.get(room).imports);
            boolean more = true;
            while (more) {
                Set<String> next =
                        below.stream()
                                .flatMap(each -> table.get(each).imports.stream())
                                .collect(Collectors.toSet());
                more = below.addAll(next);
            }
            assertTrue(!below.contains(room), room + " is above itself");
        }
    }

    @Test
    void everyRoomIsInTheTableAndSaysWhatItIsFor() throws Exception {
        assertEquals(table().keySet(), new TreeSet<>(mentions().keySet()));
        for (String room : table().keySet()) {
            String folder = room.equals(ROOT) ? "" : room.replace('.', '/') + "/";
            Path info = home().resolve("src/main/java/dev/brood/" + folder + "package-info.java");
            assertTrue(Files.exists(info), "no " + info);
        }
    }

    private static Path home() {
        return Path.of(System.getProperty("brood.home"));
    }

    private static Map<String, Room> table() throws IOException {
        Map<String, Room> table = new TreeMap<>();
        for (String line : Files.readAllLines(home().resolve("docs/architecture.md"))) {
            Matcher row = ROW.matcher(line);
            if (row.matches()) {
                table.put(
                        row.group(1),
                        new Room(row.group(2), words(row.group(3)), words(row.group(4))));
            }
        }
        return table;
    }

    private static Set<String> words(String cell) {
        return Stream.of(cell.replace("`", "").split(","))
                .map(String::strip)
                .filter(word -> !word.isEmpty() && !word.equals("–"))
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Path classes() throws URISyntaxException {
        return Path.of(Brood.class.getProtectionDomain().getCodeSource().getLocation().toURI());
    }

    private static List<Path> classFiles() throws IOException, URISyntaxException {
        try (Stream<Path> files = Files.walk(classes())) {
            return files.filter(file -> file.toString().endsWith(".class")).toList();
        }
    }

    /** For each room the names of all classes that its classes mention. */
    private static Map<String, Set<String>> mentions() throws IOException, URISyntaxException {
        Map<String, Set<String>> mentions = new TreeMap<>();
        for (Path file : classFiles()) {
            mentions.computeIfAbsent(roomOf(file), _ -> new TreeSet<>()).addAll(namesIn(file));
        }
        return mentions;
    }

    private static String roomOf(Path file) throws URISyntaxException {
        return roomOf(classes().relativize(file).toString().replace('/', '.'));
    }

    private static Stream<PoolEntry> constants(Path file) throws IOException {
        return StreamSupport.stream(ClassFile.of().parse(file).constantPool().spliterator(), false);
    }

    private static Set<String> namesIn(Path file) throws IOException {
        return constants(file)
                .filter(Utf8Entry.class::isInstance)
                .flatMap(entry -> CLASS_NAME.matcher(((Utf8Entry) entry).stringValue()).results())
                .map(match -> match.group().replace('/', '.'))
                .collect(Collectors.toSet());
    }

    /** The package of a class, without the root. */
    private static String roomOf(String className) {
        Matcher matcher =
                Pattern.compile("dev\\.brood\\.((?:[a-z]+\\.)*)[A-Z\\w-]+.*").matcher(className);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not a class of ours: " + className);
        }
        String room = matcher.group(1);
        return room.isEmpty() ? ROOT : room.substring(0, room.length() - 1);
    }
}
