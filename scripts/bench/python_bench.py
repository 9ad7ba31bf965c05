"""The Python side of the benchmark.

    python3 python_bench.py ROW

measures a row of the table once in each way that is worth trying for it, mostly a start method, and prints a line for
each: ROW, the value and the way, separated by tabs. Which of them is the best is for the driver to say, who has seen all
rounds. To add a row, write a function that takes a multiprocessing context and returns the value, and name it in ROWS at
the end. Exits with 3 and a word on standard error if what a row takes is not installed.

Whatever another process takes part in is done in passes. The first one is the warm-up: when it is over, that process is
known to be there, and its start is not measured. A pass starts with a word from the parent, so there is no backlog.
"""

import functools
import multiprocessing
import multiprocessing.shared_memory
import os
import statistics
import sys
import time

NOT_INSTALLED = 3
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


def set_flag(flag):
    flag.value = 1


def start_first_instruction(mp):
    """Milliseconds from start() until the function of the new process runs, which says so in shared memory."""
    warm_ups, times = 1, 9

    def once():
        flag = mp.Value("i", 0, lock=False)
        process = mp.Process(target=set_flag, args=(flag,))
        started = time.perf_counter()
        process.start()
        while not flag.value:
            pass
        seconds = time.perf_counter() - started
        process.join()
        return seconds

    return statistics.median([once() for _ in range(warm_ups + times)][warm_ups:]) * 1e3


def nothing():
    pass


def start_burst(mp):
    """Milliseconds for each of ten processes that are started together and then joined."""
    count, warm_ups, times = 10, 1, 3

    def once():
        started = time.perf_counter()
        processes = [start(mp, nothing) for _ in range(count)]
        for process in processes:
            process.join()
        return (time.perf_counter() - started) / count

    return statistics.median([once() for _ in range(warm_ups + times)][warm_ups:]) * 1e3


def start_in_a_row(mp):
    """Milliseconds for each of many processes that are started and joined one after the other."""
    count = 200
    start(mp, nothing).join()
    started = time.perf_counter()
    for _ in range(count):
        start(mp, nothing).join()
    return (time.perf_counter() - started) / count * 1e3


def worker_memory(mp):
    """Megabytes that a worker of a pool has for itself when it has done some tasks and waits for others."""
    if not os.path.exists("/proc/self/smaps_rollup"):
        missing("no /proc/PID/smaps_rollup here")
    with mp.Pool(2) as pool:
        pool.map(identity, range(1000))
        workers = [child.pid for child in multiprocessing.active_children()]
        return max(private_bytes(pid) for pid in workers) / 1e6


def private_bytes(pid):
    with open(f"/proc/{pid}/smaps_rollup") as lines:
        return sum(
            int(line.split()[1]) * 1024 for line in lines if line.startswith(("Private_Clean:", "Private_Dirty:")))


# ---- mpire's three: an image, a worker with a state, an expensive start. Each as mpire's benchmark has it done by
# multiprocessing.Pool, and as one may do it there with more thought.

SIDE = 2048
PIECES = 16
FILTER = [1, 2, 1, 2, 4, 2, 1, 2, 1]


def numpy():
    try:
        import numpy
    except ImportError:
        missing("no numpy here, and in plain Python the arithmetic would take longer than all the rest")
    return numpy


def missing(what):
    print(what, file=sys.stderr)
    sys.exit(NOT_INSTALLED)


def convolve(piece):
    """The inner part of a piece of the image, convolved."""
    rows, columns = piece.shape[0] - 2, piece.shape[1] - 2
    return sum(
        FILTER[3 * i + j] * piece[i:i + rows, j:j + columns] for i in range(3) for j in range(3))


def bounds(number):
    """First and last row but one of a piece, without the margins of the image."""
    rows = SIDE // PIECES
    return max(1, number * rows), min(SIDE - 1, (number + 1) * rows)


def image():
    np = numpy()
    return (np.arange(SIDE * SIDE) % 251).astype(float).reshape(SIDE, SIDE)


def timed_images(pool, once):
    warm_ups, times = 2, 5
    for _ in range(warm_ups):
        once()
    started = time.perf_counter()
    for _ in range(times):
        once()
    return (time.perf_counter() - started) / times * 1e3


def check(here, convolved):
    expected = sum(FILTER[3 * i + j] * here[999 + i, 999 + j] for i in range(3) for j in range(3))
    assert convolved[1000, 1000] == expected


def image_pickled(mp):
    """Milliseconds to convolve an image; the pieces and what comes of them travel."""
    here = image()
    convolved = numpy().zeros((SIDE, SIDE))

    def once():
        pieces = [here[first - 1:last + 1] for first, last in map(bounds, range(PIECES))]
        for number, piece in enumerate(pool.imap(convolve, pieces)):
            first, last = bounds(number)
            convolved[first:last, 1:-1] = piece

    with mp.Pool(2) as pool:
        millis = timed_images(pool, once)
    check(here, convolved)
    return millis


def attach(name):
    global attached_memory, attached_images
    attached_memory = multiprocessing.shared_memory.SharedMemory(name)
    attached_images = numpy().ndarray((2, SIDE, SIDE), buffer=attached_memory.buf)


def convolve_attached(number):
    first, last = bounds(number)
    attached_images[1, first:last, 1:-1] = convolve(attached_images[0, first - 1:last + 1])


def image_shared(mp):
    """Milliseconds to convolve an image that is in shared memory, as is what comes of it."""
    memory = multiprocessing.shared_memory.SharedMemory(create=True, size=2 * SIDE * SIDE * 8)
    try:
        images = numpy().ndarray((2, SIDE, SIDE), buffer=memory.buf)
        images[0] = image()
        with mp.Pool(2, attach, (memory.name,)) as pool:
            millis = timed_images(pool, lambda: pool.map(convolve_attached, range(PIECES), chunksize=1))
        check(images[0], images[1])
        del images
        return millis
    finally:
        memory.close()
        memory.unlink()


DOCUMENTS = 200
POPULAR = 3


def document(number):
    """The same words as for Brood: 5,000 different ones of 4 to 10 letters."""
    words = ((number * 7919 + i * 104729) % 5000 for i in range(500))
    return [
        "".join(chr(97 + (word * (k + 3) + word // 26) % 26) for k in range(4 + word % 7)) for word in words]


def count_beginnings(counts, words):
    found = []
    for word in words:
        for i in range(1, len(word)):
            beginning = word[:i]
            counts[beginning] = counts.get(beginning, 0) + 1
            if counts[beginning] == POPULAR + 1:
                found.append(beginning)
    return found


def count_in_passed(counts, words):
    return counts, count_beginnings(counts, words)


GLOBAL_COUNTS = {}


def count_in_global(words):
    return count_beginnings(GLOBAL_COUNTS, words)


def documents_a_second(work, warm_ups, times):
    documents = [document(i) for i in range(DOCUMENTS)]
    for _ in range(warm_ups):
        work(documents)
    started = time.perf_counter()
    for _ in range(times):
        work(documents)
    return times * DOCUMENTS / (time.perf_counter() - started)


def state_passed(mp):
    """Documents a second whose words' beginnings are counted; the counts go to the worker and back each time."""
    states = [{}, {}]

    def work(documents):
        found = set()
        for i in range(0, len(documents), 2):
            results = pool.starmap(count_in_passed, zip(states, documents[i:i + 2]))
            for place, (counts, popular) in enumerate(results):
                states[place] = counts
                found.update(popular)

    with mp.Pool(2) as pool:
        return documents_a_second(work, 1, 1)


def state_global(mp):
    """The same, but the counts stay in a global variable of each worker."""
    with mp.Pool(2) as pool:
        return documents_a_second(lambda documents: set().union(*pool.map(count_in_global, documents)), 2, 5)


TASKS = 40
TERMS = 500_000


def make_model():
    return {f"term{i}": i * 31 % 1000 / 1000 for i in range(TERMS)}


def score(model, document):
    return sum(model[f"term{(document * 7919 + i * 104729) % TERMS}"] for i in range(1000))


def score_with_own(document):
    return score(make_model(), document)


def make_global_model():
    global global_model
    global_model = make_model()


def score_with_global(document):
    return score(global_model, document)


def start_each(mp):
    """Milliseconds for a whole job each of whose tasks makes the model that it needs."""
    started = time.perf_counter()
    with mp.Pool(2) as pool:
        pool.map(score_with_own, range(TASKS))
    return (time.perf_counter() - started) * 1e3


def start_once(mp):
    """The same, but each worker makes the model when it starts."""
    started = time.perf_counter()
    with mp.Pool(2, make_global_model) as pool:
        pool.map(score_with_global, range(TASKS))
    return (time.perf_counter() - started) * 1e3


def by_start_method(measure, *methods):
    return {
        method: functools.partial(measure, multiprocessing.get_context(method))
        for method in methods or multiprocessing.get_all_start_methods()
    }


def by_way(**ways):
    return {
        way.replace("_", " "): functools.partial(measure, multiprocessing.get_context("fork"))
        for way, measure in ways.items()
    }


# Once processes run, it no longer matters how they were started: one method will do.
ROWS = {
    "lock-uncontended": by_start_method(lock_uncontended, "fork"),
    "lock-contended": by_start_method(lock_contended, "fork"),
    "pipe-round-trip": by_start_method(pipe_round_trip, "fork"),
    "pipe-bytes": by_start_method(pipe_bytes, "fork"),
    "queue": by_start_method(queue, "fork"),
    "pool-apply": by_start_method(pool_apply, "fork"),
    "pool-map-single": by_start_method(pool_map_single, "fork"),
    "pool-map": by_start_method(pool_map, "fork"),
    "pool-imap-unordered": by_start_method(pool_imap_unordered, "fork"),
    "start-first-instruction": by_start_method(start_first_instruction),
    "start-burst": by_start_method(start_burst),
    "start-in-a-row": by_start_method(start_in_a_row),
    "worker-memory": by_start_method(worker_memory),
    "mpire-image": by_way(pickled=image_pickled, shared_memory=image_shared),
    "mpire-state": by_way(passed_along=state_passed, in_a_global=state_global),
    "mpire-start": by_way(in_each_task=start_each, by_initializer=start_once),
}

if __name__ == "__main__":
    row = sys.argv[1]
    for way, measure in ROWS[row].items():
        print(row, measure(), way, sep="\t", flush=True)
