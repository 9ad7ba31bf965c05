// How many of 400 × 400 points do not leave the Mandelbrot set's neighbourhood in 1,500 steps.
int inside(int row) {
    int count = 0;
    double y = row / 200.0 - 1;
    for (int column = 0; column < 400; column++) {
        double x = column / 150.0 - 2;
        double a = 0, b = 0;
        int step = 0;
        while (step < 1500 && a * a + b * b <= 4) {
            double next = a * a - b * b + x;
            b = 2 * a * b + y;
            a = next;
            step++;
        }
        if (step == 1500) count++;
    }
    return count;
}
println(pool().map(inside, range(400)).stream().mapToInt(n -> n).sum());
