package dev.brood.internal.wire.zoo;

import java.io.ByteArrayInputStream;
import java.io.Serializable;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.HttpCookie;
import java.net.Inet4Address;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.MulticastSocket;
import java.net.NetworkInterface;
import java.net.PasswordAuthentication;
import java.net.Proxy;
import java.net.SocketPermission;
import java.net.URI;
import java.net.URL;
import java.net.URLClassLoader;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteOrder;
import java.nio.charset.CoderMalfunctionError;
import java.nio.charset.CoderResult;
import java.nio.charset.CodingErrorAction;
import java.nio.file.attribute.AclEntry;
import java.nio.file.attribute.AclEntryType;
import java.nio.file.attribute.FileTime;
import java.time.*;
import java.time.chrono.*;
import java.time.format.DateTimeFormatter;
import java.time.format.DecimalStyle;
import java.time.temporal.ValueRange;
import java.time.temporal.WeekFields;
import java.time.zone.ZoneOffsetTransitionRule;
import java.util.*;
import java.util.concurrent.*;
import java.util.concurrent.atomic.*;
import java.util.concurrent.locks.*;
import java.util.function.DoubleBinaryOperator;
import java.util.function.LongBinaryOperator;
import java.util.regex.Pattern;

/** How to make those that a constructor without arguments does not make, or makes empty. */
final class Kept {

    private Kept() {}

    @SuppressWarnings("serial")
    private static final class Sync extends AbstractQueuedSynchronizer {}

    @SuppressWarnings("serial")
    private static final class LongSync extends AbstractQueuedLongSynchronizer {}

    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final LocalDateTime DATE_TIME = LocalDateTime.of(2026, 2, 28, 23, 59, 58, 7);

    static final Map<String, Callable<Object>> MAKERS = new HashMap<>();

    /** Under the class of what it makes, which it is asked for later. */
    private static void put(Class<?> type, Callable<Object> maker) {
        MAKERS.put(type.getName(), maker);
    }

    private static <T extends Collection<Object>> T filled(T collection) {
        collection.addAll(List.of("b", "a", "c"));
        return collection;
    }

    private static <T extends Map<Object, Object>> T filled(T map) {
        map.put("b", List.of(1));
        map.put("a", 2);
        return map;
    }

    static {
        ofLang();
        ofNet();
        ofTime();
        ofUtil();
        ofConcurrent();
    }

    @SuppressWarnings("removal") // permissions, as long as they are there
    private static void ofLang() {
        put(Boolean.class, () -> true);
        put(Byte.class, () -> (byte) 3);
        put(Character.class, () -> 'ß');
        put(Double.class, () -> Double.MIN_VALUE);
        put(Float.class, () -> Float.NaN);
        put(Integer.class, () -> 5);
        put(Long.class, () -> Long.MIN_VALUE);
        put(Short.class, () -> (short) 6);
        put(String.class, () -> "Grüße 🐣 \ud800");
        put(StringBuilder.class, () -> new StringBuilder("builder"));
        put(StringBuffer.class, () -> new StringBuffer("buffer"));
        put(Class.class, () -> String.class);
        put(Character.UnicodeBlock.class, () -> Character.UnicodeBlock.GREEK);
        put(Enum.EnumDesc.class, () -> Thread.State.NEW.describeConstable().orElseThrow());
        put(Module.class, Object.class::getModule);
        put(ModuleLayer.class, ModuleLayer::boot);
        put(Package.class, Object.class::getPackage);
        put(ProcessBuilder.class, () -> new ProcessBuilder("ls"));
        put(Runtime.class, Runtime::getRuntime);
        put(Runtime.Version.class, Runtime::version);
        put(RuntimePermission.class, () -> new RuntimePermission("name"));
        put(StackTraceElement.class, () -> new StackTraceElement("Type", "method", "File", 3));
        put(StackWalker.class, StackWalker::getInstance);
        put(Thread.class, () -> Thread.ofPlatform().unstarted(() -> {}));
        put(ThreadGroup.class, () -> new ThreadGroup("group"));
        put(java.math.BigDecimal.class, () -> new java.math.BigDecimal("-12.3400"));
        put(java.math.BigInteger.class, () -> java.math.BigInteger.TWO.pow(200).negate());
        put(java.math.MathContext.class, () -> java.math.MathContext.DECIMAL64);
        put(ByteOrder.class, ByteOrder::nativeOrder);
        put(CoderResult.class, () -> CoderResult.malformedForLength(3));
        put(CodingErrorAction.class, () -> CodingErrorAction.REPLACE);
        put(CoderMalfunctionError.class, () -> new CoderMalfunctionError(new Exception("cause")));
        put(java.nio.file.LinkPermission.class, () -> new java.nio.file.LinkPermission("hard"));
        put(FileTime.class, () -> FileTime.fromMillis(9));
        put(AclEntry.Builder.class, AclEntry::newBuilder);
        put(
                AclEntry.class,
                () ->
                        AclEntry.newBuilder()
                                .setType(AclEntryType.DENY)
                                .setPrincipal(() -> "p")
                                .build());
    }

    @SuppressWarnings("removal")
    private static void ofNet() {
        byte[] four = {127, 0, 0, 1};
        byte[] six = {0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15};
        put(DatagramPacket.class, () -> new DatagramPacket(new byte[3], 3));
        put(DatagramSocket.class, () -> new DatagramSocket(null));
        put(MulticastSocket.class, () -> new MulticastSocket(null));
        put(HttpCookie.class, () -> new HttpCookie("name", "value"));
        put(Inet4Address.class, () -> InetAddress.getByAddress("host", four));
        put(Inet6Address.class, () -> InetAddress.getByAddress(six));
        put(InetSocketAddress.class, () -> InetSocketAddress.createUnresolved("host", 80));
        put(java.net.NetPermission.class, () -> new java.net.NetPermission("name"));
        put(
                NetworkInterface.class,
                () -> NetworkInterface.networkInterfaces().findFirst().orElseThrow());
        put(
                java.net.InterfaceAddress.class,
                () ->
                        NetworkInterface.networkInterfaces()
                                .flatMap(i -> i.getInterfaceAddresses().stream())
                                .findFirst()
                                .orElseThrow());
        put(PasswordAuthentication.class, () -> new PasswordAuthentication("u", new char[1]));
        put(Proxy.class, () -> Proxy.NO_PROXY);
        put(SocketPermission.class, () -> new SocketPermission("localhost:80", "connect"));
        put(URI.class, () -> URI.create("http://a/b?c#d"));
        put(URL.class, () -> URI.create("http://localhost/b?c#d").toURL());
        put(URLClassLoader.class, () -> new URLClassLoader(new URL[0]));
        put(java.net.URLPermission.class, () -> new java.net.URLPermission("http://a/b"));
        put(UnixDomainSocketAddress.class, () -> UnixDomainSocketAddress.of("/a/b"));
    }

    private static void ofTime() {
        put(Duration.class, () -> Duration.ofSeconds(5, 3));
        put(Instant.class, () -> Instant.MIN);
        put(LocalDate.class, DATE_TIME::toLocalDate);
        put(LocalTime.class, DATE_TIME::toLocalTime);
        put(LocalDateTime.class, () -> DATE_TIME);
        put(MonthDay.class, () -> MonthDay.of(2, 29));
        put(OffsetDateTime.class, () -> DATE_TIME.atOffset(ZoneOffset.MAX));
        put(OffsetTime.class, () -> DATE_TIME.toLocalTime().atOffset(ZoneOffset.MIN));
        put(Period.class, () -> Period.of(1, -2, 3));
        put(Year.class, () -> Year.of(-5));
        put(YearMonth.class, () -> YearMonth.of(2026, 2));
        put(ZoneOffset.class, () -> ZoneOffset.ofHoursMinutesSeconds(1, 2, 3));
        put(ZonedDateTime.class, () -> DATE_TIME.atZone(BERLIN));
        put(HijrahChronology.class, () -> HijrahChronology.INSTANCE);
        put(HijrahDate.class, () -> HijrahDate.of(1447, 1, 2));
        put(IsoChronology.class, () -> IsoChronology.INSTANCE);
        put(JapaneseChronology.class, () -> JapaneseChronology.INSTANCE);
        put(JapaneseDate.class, () -> JapaneseDate.of(2020, 1, 2));
        put(JapaneseEra.class, () -> JapaneseEra.REIWA);
        put(MinguoChronology.class, () -> MinguoChronology.INSTANCE);
        put(MinguoDate.class, () -> MinguoDate.of(100, 1, 2));
        put(ThaiBuddhistChronology.class, () -> ThaiBuddhistChronology.INSTANCE);
        put(ThaiBuddhistDate.class, () -> ThaiBuddhistDate.of(2569, 1, 2));
        put(DateTimeFormatter.class, () -> DateTimeFormatter.ISO_DATE);
        put(DecimalStyle.class, () -> DecimalStyle.STANDARD);
        put(ValueRange.class, () -> ValueRange.of(1, 2, 30, 31));
        put(WeekFields.class, () -> WeekFields.ISO);
        put(java.time.zone.ZoneRules.class, BERLIN::getRules);
        put(
                java.time.zone.ZoneOffsetTransition.class,
                () -> BERLIN.getRules().getTransitions().getFirst());
        put(
                ZoneOffsetTransitionRule.class,
                () -> BERLIN.getRules().getTransitionRules().getFirst());
    }

    @SuppressWarnings("removal") // permissions, as long as they are there
    private static void ofUtil() {
        put(AbstractMap.SimpleEntry.class, () -> new AbstractMap.SimpleEntry<>("k", 1));
        put(
                AbstractMap.SimpleImmutableEntry.class,
                () -> new AbstractMap.SimpleImmutableEntry<>("k", 1));
        put(ArrayDeque.class, () -> filled(new ArrayDeque<>()));
        put(ArrayList.class, () -> filled(new ArrayList<>()));
        put(Base64.Decoder.class, Base64::getDecoder);
        put(Base64.Encoder.class, Base64::getEncoder);
        put(BitSet.class, () -> BitSet.valueOf(new long[] {5, 1}));
        put(Currency.class, () -> Currency.getInstance("EUR"));
        put(Date.class, () -> new Date(77));
        put(EnumMap.class, () -> new EnumMap<>(Map.of(DayOfWeek.FRIDAY, 1)));
        put(EventObject.class, () -> new EventObject("source"));
        put(GregorianCalendar.class, Kept::calendar);
        put(HashMap.class, () -> filled(new HashMap<>()));
        put(HashSet.class, () -> filled(new HashSet<>()));
        put(Hashtable.class, () -> filled(new Hashtable<>()));
        put(HexFormat.class, () -> HexFormat.ofDelimiter(":"));
        put(IdentityHashMap.class, () -> new IdentityHashMap<>(Map.of(DayOfWeek.FRIDAY, 1)));
        put(LinkedHashMap.class, () -> filled(new LinkedHashMap<>(16, 0.75f, true)));
        put(LinkedHashSet.class, () -> filled(new LinkedHashSet<>()));
        put(LinkedList.class, () -> filled(new LinkedList<>()));
        put(Locale.class, () -> Locale.forLanguageTag("zh-Hans-CN-u-nu-latn"));
        put(Locale.LanguageRange.class, () -> new Locale.LanguageRange("de"));
        put(Optional.class, () -> Optional.of(List.of(1)));
        put(OptionalInt.class, () -> OptionalInt.of(1));
        put(OptionalLong.class, () -> OptionalLong.of(1));
        put(OptionalDouble.class, () -> OptionalDouble.of(1));
        put(PriorityQueue.class, () -> filled(new PriorityQueue<>(Collections.reverseOrder())));
        put(Properties.class, Kept::properties);
        put(PropertyPermission.class, () -> new PropertyPermission("a", "read"));
        put(
                PropertyResourceBundle.class,
                () -> new PropertyResourceBundle(new ByteArrayInputStream("a=b".getBytes())));
        put(Random.class, Kept::random);
        put(
                ResourceBundle.Control.class,
                () -> ResourceBundle.Control.getControl(List.of("java.class")));
        put(Scanner.class, () -> new Scanner("a b"));
        put(ServiceLoader.class, () -> ServiceLoader.load(Runnable.class));
        put(SimpleTimeZone.class, () -> new SimpleTimeZone(3_600_000, "Own/Zone"));
        put(Stack.class, () -> filled(new Stack<>()));
        put(StringJoiner.class, () -> new StringJoiner(",").add("a"));
        put(StringTokenizer.class, () -> new StringTokenizer("a b"));
        put(Timer.class, Kept::timer);
        put(TreeMap.class, () -> filled(new TreeMap<>(Collections.reverseOrder())));
        put(TreeSet.class, () -> filled(new TreeSet<>(Collections.reverseOrder())));
        put(UUID.class, () -> new UUID(1, 2));
        put(Vector.class, () -> filled(new Vector<>()));
        put(WeakHashMap.class, () -> filled(new WeakHashMap<>()));
        put(Pattern.class, () -> Pattern.compile("a+", Pattern.CASE_INSENSITIVE));
        put(java.util.regex.Matcher.class, () -> Pattern.compile("a").matcher("a"));
    }

    private static Object calendar() {
        Calendar calendar = new GregorianCalendar(TimeZone.getTimeZone("Asia/Tokyo"), Locale.US);
        calendar.setTimeInMillis(5);
        calendar.setLenient(false);
        return calendar;
    }

    private static Object properties() {
        Properties defaults = new Properties();
        defaults.setProperty("d", "1");
        Properties properties = new Properties(defaults);
        properties.setProperty("a", "2");
        return properties;
    }

    private static Object random() {
        Random random = new Random(5);
        random.nextGaussian();
        return random;
    }

    private static Object timer() {
        Timer timer = new Timer(true);
        timer.cancel();
        return timer;
    }

    private static void ofConcurrent() {
        put(ArrayBlockingQueue.class, () -> filled(new ArrayBlockingQueue<>(5, true)));
        put(ConcurrentHashMap.class, () -> filled(new ConcurrentHashMap<>()));
        put(ConcurrentHashMap.KeySetView.class, () -> filled(ConcurrentHashMap.newKeySet()));
        put(ConcurrentLinkedDeque.class, () -> filled(new ConcurrentLinkedDeque<>()));
        put(ConcurrentLinkedQueue.class, () -> filled(new ConcurrentLinkedQueue<>()));
        put(
                ConcurrentSkipListMap.class,
                () -> filled(new ConcurrentSkipListMap<>(Collections.reverseOrder())));
        put(
                ConcurrentSkipListSet.class,
                () -> filled(new ConcurrentSkipListSet<>(Collections.reverseOrder())));
        put(CopyOnWriteArrayList.class, () -> filled(new CopyOnWriteArrayList<>()));
        put(CopyOnWriteArraySet.class, () -> filled(new CopyOnWriteArraySet<>()));
        put(CountDownLatch.class, () -> new CountDownLatch(2));
        put(CyclicBarrier.class, () -> new CyclicBarrier(2));
        put(ExecutorCompletionService.class, () -> new ExecutorCompletionService<>(Runnable::run));
        put(ForkJoinPool.class, () -> new ForkJoinPool(1));
        put(FutureTask.class, () -> new FutureTask<>(() -> 1));
        put(LinkedBlockingDeque.class, () -> filled(new LinkedBlockingDeque<>(5)));
        put(LinkedBlockingQueue.class, () -> filled(new LinkedBlockingQueue<>(5)));
        put(LinkedTransferQueue.class, () -> filled(new LinkedTransferQueue<>()));
        put(
                PriorityBlockingQueue.class,
                () -> filled(new PriorityBlockingQueue<>(5, Collections.reverseOrder())));
        put(ScheduledThreadPoolExecutor.class, () -> new ScheduledThreadPoolExecutor(1));
        put(Semaphore.class, () -> new Semaphore(3, true));
        put(SynchronousQueue.class, SynchronousQueue::new);
        put(ThreadLocalRandom.class, ThreadLocalRandom::current);
        put(
                ThreadPoolExecutor.class,
                () ->
                        new ThreadPoolExecutor(
                                1, 1, 1, TimeUnit.SECONDS, new LinkedBlockingQueue<>()));
        put(AtomicBoolean.class, () -> new AtomicBoolean(true));
        put(AtomicInteger.class, () -> new AtomicInteger(3));
        put(AtomicIntegerArray.class, () -> new AtomicIntegerArray(new int[] {1, 2}));
        put(AtomicLong.class, () -> new AtomicLong(4));
        put(AtomicLongArray.class, () -> new AtomicLongArray(new long[] {1, 2}));
        put(AtomicMarkableReference.class, () -> new AtomicMarkableReference<>("a", true));
        put(AtomicReference.class, () -> new AtomicReference<>("a"));
        put(AtomicReferenceArray.class, () -> new AtomicReferenceArray<>(new String[] {"a"}));
        put(AtomicStampedReference.class, () -> new AtomicStampedReference<>("a", 3));
        put(DoubleAccumulator.class, Kept::doubleAccumulator);
        put(DoubleAdder.class, Kept::doubleAdder);
        put(LongAccumulator.class, Kept::longAccumulator);
        put(LongAdder.class, Kept::longAdder);
        put(
                AbstractQueuedLongSynchronizer.ConditionObject.class,
                () -> new LongSync().new ConditionObject());
        put(
                AbstractQueuedSynchronizer.ConditionObject.class,
                () -> new Sync().new ConditionObject());
        put(ReentrantLock.class, () -> new ReentrantLock(true));
        put(ReentrantReadWriteLock.class, () -> new ReentrantReadWriteLock(true));
        put(ReentrantReadWriteLock.ReadLock.class, () -> new ReentrantReadWriteLock().readLock());
        put(ReentrantReadWriteLock.WriteLock.class, () -> new ReentrantReadWriteLock().writeLock());
    }

    private static Object doubleAccumulator() {
        var accumulator = new DoubleAccumulator((DoubleBinaryOperator & Serializable) Math::max, 1);
        accumulator.accumulate(3);
        return accumulator;
    }

    private static Object longAccumulator() {
        var accumulator = new LongAccumulator((LongBinaryOperator & Serializable) Math::max, 1);
        accumulator.accumulate(3);
        return accumulator;
    }

    private static Object doubleAdder() {
        var adder = new DoubleAdder();
        adder.add(2.5);
        return adder;
    }

    private static Object longAdder() {
        var adder = new LongAdder();
        adder.add(25);
        return adder;
    }
}
