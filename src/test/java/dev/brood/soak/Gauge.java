package dev.brood.soak;

import dev.brood.internal.memory.Session;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleSupplier;
import java.util.stream.Stream;

/** One figure of this process, looked at again and again, and how fast it grows. */
final class Gauge {

    private static final double KILO = 1 << 10;
    private static final double MEGA = 1 << 20;
    private static final double SECONDS_PER_HOUR = 3600;

    private final String name;
    private final DoubleSupplier look;
    private final List<double[]> samples = new ArrayList<>();

    private Gauge(String name, DoubleSupplier look) {
        this.name = name;
        this.look = look;
    }

    /** All that may grow. The heap is looked at after a collection. */
    static List<Gauge> all() {
        return List.of(
                new Gauge("heap MB", () -> heap() / MEGA),
                new Gauge("metaspace MB", () -> metaspace() / MEGA),
                new Gauge("RSS MB", () -> status("VmRSS:") / 1024.0),
                new Gauge("threads", () -> status("Threads:")),
                new Gauge("descriptors", () -> entries(Path.of("/proc/self/fd"))),
                new Gauge("maps", () -> lines(Path.of("/proc/self/maps"))),
                new Gauge("shared kB", () -> size(Session.folder()) / KILO),
                new Gauge("shared files", () -> entries(Session.folder())),
                new Gauge("children", () -> ProcessHandle.current().descendants().count()));
    }

    void sample(double seconds) {
        samples.add(new double[] {seconds, look.getAsDouble()});
    }

    /** First, last, least and most, and the slope of the last two thirds: what comes before is warming up. */
    String line() {
        List<double[]> late = samples.subList(samples.size() / 3, samples.size());
        return "%-13s first %8.1f  last %8.1f  least %8.1f  most %8.1f  slope %+8.2f an hour"
                .formatted(
                        name,
                        late.getFirst()[1],
                        late.getLast()[1],
                        late.stream().mapToDouble(each -> each[1]).min().orElseThrow(),
                        late.stream().mapToDouble(each -> each[1]).max().orElseThrow(),
                        slope(late) * SECONDS_PER_HOUR);
    }

    /** By least squares. */
    private static double slope(List<double[]> points) {
        double meanX = points.stream().mapToDouble(each -> each[0]).average().orElseThrow();
        double meanY = points.stream().mapToDouble(each -> each[1]).average().orElseThrow();
        double products =
                points.stream().mapToDouble(each -> (each[0] - meanX) * (each[1] - meanY)).sum();
        double squares =
                points.stream().mapToDouble(each -> (each[0] - meanX) * (each[0] - meanX)).sum();
        return squares == 0 ? 0 : products / squares;
    }

    private static long heap() {
        for (int i = 0; i < 3; i++) {
            System.gc();
        }
        return ManagementFactory.getMemoryMXBean().getHeapMemoryUsage().getUsed();
    }

    private static long metaspace() {
        return ManagementFactory.getMemoryPoolMXBeans().stream()
                .filter(pool -> pool.getName().equals("Metaspace"))
                .map(MemoryPoolMXBean::getUsage)
                .mapToLong(usage -> usage.getUsed())
                .sum();
    }

    private static long status(String key) {
        try (Stream<String> lines = Files.lines(Path.of("/proc/self/status"))) {
            return lines.filter(line -> line.startsWith(key))
                    .map(line -> line.substring(key.length()).strip().split(" ")[0])
                    .mapToLong(Long::parseLong)
                    .findFirst()
                    .orElseThrow();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long entries(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long size(Path folder) {
        try (Stream<Path> entries = Files.list(folder)) {
            return entries.map(Path::toFile).mapToLong(File::length).sum();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static long lines(Path file) {
        try (Stream<String> lines = Files.lines(file)) {
            return lines.count();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
