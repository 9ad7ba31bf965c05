package dev.brood.bench;

import dev.brood.Brood;
import dev.brood.channel.Queue;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Group;
import org.openjdk.jmh.annotations.GroupThreads;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/** A queue in one thread, and between two. */
@State(Scope.Group)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Fork(1)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 3, time = 1)
public class QueueBenchmark {

    private final Queue<Integer> queue = Brood.queue(1000);

    @Benchmark
    @Group("alone")
    @GroupThreads(1)
    public Integer putAndGet() {
        queue.put(1);
        return queue.get();
    }

    @Benchmark
    @Group("pair")
    @GroupThreads(1)
    public boolean offer() {
        return queue.offer(1);
    }

    @Benchmark
    @Group("pair")
    @GroupThreads(1)
    public Integer poll() {
        return queue.poll();
    }
}
