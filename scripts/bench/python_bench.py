"""The Python side of the benchmark.

    python3 python_bench.py ROW

measures a row of the table once with each start method that is worth trying for it, and prints a line for each:
ROW, the value and the start method, separated by tabs. Which of them is the best is for the driver to say, who has seen
all rounds. To add a row, write a function that takes a multiprocessing context and returns the value, and name it in
ROWS at the end.

Whatever another process takes part in is done in passes. The first one is the warm-up: when it is over, that process is
known to be there, and its start is not measured. A pass starts with a word from the parent, so there is no backlog.
"""

import multiprocessing
import sys
import time

WARM_UP_AND_MEASURED = 2


def start(mp, target, *args):
    """Starts a process that goes with this one, should a measurement fail."""
    process = mp.Process(target=target, args=args, daemon=True)
    process.start()
    return process


def lock_uncontended(mp):
    """Nanoseconds for acquire and release of a lock that nobody else wants."""
    times = 300_000
    lock = mp.Lock()

    def acquire_and_release():
        for _ in range(times):
            lock.acquire()
            lock.release()

    acquire_and_release()
    started = time.perf_counter()
    acquire_and_release()
    return (time.perf_counter() - started) / times * 1e9


def contend(lock, connection, times):
    for _ in range(WARM_UP_AND_MEASURED):
        connection.recv()
        for _ in range(times):
            lock.acquire()
            lock.release()
        connection.send("done")


def lock_contended(mp):
    """Acquires a second, of two processes together that do nothing else."""
    # A shorter pass may be over before the scheduler has put the two on different cores, and they would take turns.
    times = 1_000_000
    lock = mp.Lock()
    pipes = [mp.Pipe() for _ in range(2)]
    rivals = [start(mp, contend, lock, there, times) for _, there in pipes]
    for _ in range(WARM_UP_AND_MEASURED):
        started = time.perf_counter()
        for here, _ in pipes:
            here.send("go")
        for here, _ in pipes:
            here.recv()
        seconds = time.perf_counter() - started
    for rival in rivals:
        rival.join()
    return len(rivals) * times / seconds


def echo(connection, times):
    for _ in range(WARM_UP_AND_MEASURED * times):
        connection.send(connection.recv())


def pipe_round_trip(mp):
    """Microseconds until an int that is sent to another process is back."""
    times = 20_000
    here, there = mp.Pipe()
    process = start(mp, echo, there, times)
    for _ in range(WARM_UP_AND_MEASURED):
        started = time.perf_counter()
        for i in range(times):
            here.send(i)
            here.recv()
        seconds = time.perf_counter() - started
    process.join()
    return seconds / times * 1e6


def send_blocks(connection, size, times):
    block = b"x" * size
    for _ in range(WARM_UP_AND_MEASURED):
        connection.recv()
        for _ in range(times):
            connection.send_bytes(block)


def pipe_bytes(mp):
    """Megabytes a second, in messages of 1 MiB; the clock starts when the first one is there."""
    size = 1 << 20
    times = 500
    # In a fresh process the allocator returns each large block to the kernel as soon as it is freed, which makes this
    # several times slower. After a larger block than these has been freed it keeps them, as in any older process.
    bytes(16 * size)
    here, there = mp.Pipe()
    process = start(mp, send_blocks, there, size, times)
    for _ in range(WARM_UP_AND_MEASURED):
        here.send("go")
        here.recv_bytes()
        started = time.perf_counter()
        for _ in range(times - 1):
            here.recv_bytes()
        seconds = time.perf_counter() - started
    process.join()
    return (times - 1) * size / seconds / 1e6


def produce(queue, go, times):
    for _ in range(WARM_UP_AND_MEASURED):
        go.recv()
        for i in range(times):
            queue.put(i)


def queue(mp):
    """Ints a second, from one process to another; the clock starts when the first one is there."""
    times = 100_000
    queue = mp.Queue()
    here, there = mp.Pipe()
    process = start(mp, produce, queue, there, times)
    for _ in range(WARM_UP_AND_MEASURED):
        here.send("go")
        queue.get()
        started = time.perf_counter()
        for _ in range(times - 1):
            queue.get()
        seconds = time.perf_counter() - started
    process.join()
    return (times - 1) / seconds


def identity(x):
    return x


def in_pool(mp, work):
    """Measures with a pool of two; the first round of work is the warm-up."""
    with mp.Pool(2) as pool:
        for _ in range(WARM_UP_AND_MEASURED):
            started = time.perf_counter()
            times = work(pool)
            seconds = time.perf_counter() - started
    return times, seconds


def pool_apply(mp):
    """Microseconds for a call that does nothing."""
    def work(pool):
        times = 3_000
        for i in range(times):
            pool.apply(identity, (i,))
        return times

    times, seconds = in_pool(mp, work)
    return seconds / times * 1e6


def pool_map_single(mp):
    """Tasks a second, each sent by itself."""
    def work(pool):
        times = 20_000
        pool.map(identity, range(times), chunksize=1)
        return times

    times, seconds = in_pool(mp, work)
    return times / seconds


def pool_map(mp):
    """Tasks a second, in chunks as the pool sees fit."""
    def work(pool):
        times = 1_000_000
        pool.map(identity, range(times))
        return times

    times, seconds = in_pool(mp, work)
    return times / seconds


def pool_imap_unordered(mp):
    """Tasks a second, with results as they come."""
    def work(pool):
        times = 20_000
        return sum(1 for _ in pool.imap_unordered(identity, range(times)))

    times, seconds = in_pool(mp, work)
    return times / seconds


# Once processes run, it no longer matters how they were started: one method will do. A row in which processes are
# started, or pools, wants multiprocessing.get_all_start_methods().
FORK = ["fork"]

ROWS = {
    "lock-uncontended": (lock_uncontended, FORK),
    "lock-contended": (lock_contended, FORK),
    "pipe-round-trip": (pipe_round_trip, FORK),
    "pipe-bytes": (pipe_bytes, FORK),
    "queue": (queue, FORK),
    "pool-apply": (pool_apply, FORK),
    "pool-map-single": (pool_map_single, FORK),
    "pool-map": (pool_map, FORK),
    "pool-imap-unordered": (pool_imap_unordered, FORK),
}

if __name__ == "__main__":
    row = sys.argv[1]
    measure, methods = ROWS[row]
    for method in methods:
        value = measure(multiprocessing.get_context(method))
        print(row, value, method, sep="\t", flush=True)
