long square(int x) { return (long) x * x; }
println(pool(2).map(square, range(1_000_000)).getLast());
