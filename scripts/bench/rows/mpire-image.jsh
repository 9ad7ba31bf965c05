// Milliseconds to convolve an image with a 3×3 filter, piece by piece, by a pool of two.
// The image and what comes of it are in shared memory, so a task is the number of a piece. In Python the pieces travel, or
// they are in shared memory as well; the arithmetic is NumPy's there.

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

int side = 2048;
int pieces = 16;
int warmUps = 40; // until the compilers are done
int times = 10;

double[] filter = {1, 2, 1, 2, 4, 2, 1, 2, 1};
var image = sharedMemory(8L * side * side);
var convolved = sharedMemory(8L * side * side);

double at(MemorySegment image, int row, int column) {
    return image.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, 8L * (row * side + column));
}

void read(MemorySegment image, int row, double[] into) {
    MemorySegment.copy(image, ValueLayout.JAVA_DOUBLE_UNALIGNED, 8L * row * side, into, 0, side);
}

// A row of the result from three of the image; the margins stay 0.
void convolve(double[] above, double[] here, double[] below, double[] f, double[] into) {
    double a = f[0], b = f[1], c = f[2], d = f[3], e = f[4], g = f[5], h = f[6], k = f[7], l = f[8];
    for (int i = 1; i < into.length - 1; i++) {
        into[i] = above[i - 1] * a + above[i] * b + above[i + 1] * c
                + here[i - 1] * d + here[i] * e + here[i + 1] * g
                + below[i - 1] * h + below[i] * k + below[i + 1] * l;
    }
}

void convolvePiece(int piece) {
    int rows = side / pieces;
    int first = Math.max(1, piece * rows);
    int end = Math.min(side - 1, (piece + 1) * rows);
    var from = image.segment();
    var to = convolved.segment();
    double[] above = new double[side], here = new double[side], below = new double[side], done = new double[side];
    read(from, first - 1, above);
    read(from, first, here);
    for (int row = first; row < end; row++) {
        read(from, row + 1, below);
        convolve(above, here, below, filter, done);
        MemorySegment.copy(done, 0, to, ValueLayout.JAVA_DOUBLE_UNALIGNED, 8L * row * side, side);
        var free = above;
        above = here;
        here = below;
        below = free;
    }
}

void fill(MemorySegment image) {
    for (int i = 0; i < side * side; i++) image.setAtIndex(ValueLayout.JAVA_DOUBLE, i, i % 251);
}

double millis(Pool pool, int times) {
    long started = System.nanoTime();
    for (int i = 0; i < times; i++) pool.each(convolvePiece, range(pieces));
    return (System.nanoTime() - started) / 1e6 / times;
}

fill(image.segment());
var pool = pool(2).chunkSize(1);
millis(pool, warmUps);
double each = millis(pool, times);
double expected = 0;
for (int i = 0; i < 9; i++) expected += filter[i] * at(image.segment(), 999 + i / 3, 999 + i % 3);
if (at(convolved.segment(), 1000, 1000) != expected) throw new AssertionError("not convolved");
println("mpire-image\t" + each);
