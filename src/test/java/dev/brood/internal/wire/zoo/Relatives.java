package dev.brood.internal.wire.zoo;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Calendar;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TimeZone;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Values that come from methods, of classes that nobody sees. */
final class Relatives {

    private Relatives() {}

    static List<Object> all() {
        List<Object> all = new ArrayList<>();
        ofCollections(all);
        wrapped(all);
        ofTimeAndPlace(all);
        return all;
    }

    private static void ofCollections(List<Object> all) {
        all.addAll(
                List.of(
                        List.of(),
                        List.of(1),
                        List.of(1, 2, 3),
                        List.of(1, 2, 3).subList(1, 2),
                        Stream.of(1, null, 3).toList(),
                        Stream.of(1, null, 3).toList().subList(1, 3),
                        Set.of(),
                        Set.of(1),
                        Set.of(1, 2, 3),
                        Map.of(),
                        Map.of(1, 2),
                        Map.of(1, 2, 3, 4),
                        Map.entry(1, 2),
                        Arrays.asList(1, null),
                        Collections.emptyList(),
                        Collections.emptySet(),
                        Collections.emptyMap(),
                        Collections.singletonList(null),
                        Collections.singleton(1),
                        Collections.singletonMap(1, null),
                        Collections.nCopies(3, "a"),
                        EnumSet.noneOf(DayOfWeek.class),
                        EnumSet.allOf(DayOfWeek.class),
                        setFrom(new HashMap<>()),
                        new HashSet<>(Arrays.asList(null, 1)),
                        new HashMap<>(Collections.singletonMap(null, null)),
                        Comparator.naturalOrder(),
                        Comparator.reverseOrder(),
                        String.CASE_INSENSITIVE_ORDER));
    }

    private static void wrapped(List<Object> all) {
        List<Object> list = new ArrayList<>(List.of(1, 2));
        all.addAll(
                List.of(
                        Collections.unmodifiableList(list),
                        Collections.synchronizedList(list),
                        Collections.checkedList(new ArrayList<>(List.of("a")), String.class),
                        Collections.unmodifiableSet(new HashSet<>(list)),
                        Collections.unmodifiableMap(new HashMap<>(Map.of(1, 2))),
                        Collections.unmodifiableSortedMap(new TreeMap<>(Map.of(1, 2))),
                        Collections.synchronizedNavigableSet(new TreeSet<>(Set.of(1, 2))),
                        setFrom(new IdentityHashMap<>())));
    }

    private static Set<Object> setFrom(Map<Object, Boolean> map) {
        Set<Object> set = Collections.newSetFromMap(map);
        set.add(DayOfWeek.MONDAY);
        return set;
    }

    private static void ofTimeAndPlace(List<Object> all) {
        all.addAll(
                List.of(
                        calendar("th-TH-u-ca-buddhist"),
                        calendar("ja-JP-u-ca-japanese"),
                        TimeZone.getTimeZone("Europe/Berlin"),
                        ZoneId.of("Europe/Berlin"),
                        Locale.forLanguageTag("sr-Latn-RS-x-private"),
                        StandardCharsets.ISO_8859_1,
                        Path.of("a", "b")));
    }

    private static Object calendar(String locale) {
        Calendar calendar = Calendar.getInstance(Locale.forLanguageTag(locale));
        calendar.set(Calendar.DAY_OF_MONTH, 3);
        return calendar;
    }
}
