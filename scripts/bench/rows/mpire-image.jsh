// Milliseconds to convolve an image with a 3×3 filter, piece by piece, by a pool of two.
// The image and what comes of it are in shared memory, so a task is the number of a piece. In Python the pieces travel, or
// they are in shared memory as well; the arithmetic is NumPy's there.

import java.lang.foreign.MemorySegment;
import java.lang.foreign.ValueLayout;

int side = 2048;
int pieces = 16;
int warmUps = 5;
int times = 10;

double[] filter = {1, 2, 1, 2, 4, 2, 1, 2, 1};
var image = sharedMemory(8L * side * side);
var convolved = sharedMemory(8L * side * side);

double at(MemorySegment image, int row, int column) {
    return image.get(ValueLayout.JAVA_DOUBLE_UNALIGNED, 8L * (row * side + column));
}

double[] rowOf(MemorySegment image, int row) {
    var values = new double[side];
    MemorySegment.copy(image, ValueLayout.JAVA_DOUBLE_UNALIGNED, 8L * row * side, values, 0, side);
    return values;
}

// A row of the result from three of the image; the margins stay 0.
double[] convolve(double[] above, double[] here, double[] below, double[] f) {
    var row = new double[side];
    for (int i = 1; i < side - 1; i++) {
        row[i] = above[i - 1] * f[0] + above[i] * f[1] + above[i + 1] * f[2]
                + here[i - 1] * f[3] + here[i] * f[4] + here[i + 1] * f[5]
                + below[i - 1] * f[6] + below[i] * f[7] + below[i + 1] * f[8];
    }
    return row;
}

void convolvePiece(int piece) {
    int rows = side / pieces;
    var from = image.segment();
    var to = convolved.segment();
    for (int row = Math.max(1, piece * rows); row < Math.min(side - 1, (piece + 1) * rows); row++) {
        var values = convolve(rowOf(from, row - 1), rowOf(from, row), rowOf(from, row + 1), filter);
        MemorySegment.copy(values, 0, to, ValueLayout.JAVA_DOUBLE_UNALIGNED, 8L * row * side, side);
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
