int square(int x) { return x * x; }
println(async(square, 3).get());
