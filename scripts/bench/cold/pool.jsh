int square(int x) { return x * x; }
println(pool(2).map(square, range(10)));
