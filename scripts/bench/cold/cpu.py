"""How many of 400 × 400 points do not leave the Mandelbrot set's neighbourhood in 1,500 steps."""

import multiprocessing


def inside(row):
    count = 0
    y = row / 200 - 1
    for column in range(400):
        x = column / 150 - 2
        a = b = 0.0
        step = 0
        while step < 1500 and a * a + b * b <= 4:
            a, b = a * a - b * b + x, 2 * a * b + y
            step += 1
        if step == 1500:
            count += 1
    return count


if __name__ == "__main__":
    with multiprocessing.Pool() as pool:
        print(sum(pool.map(inside, range(400))))
