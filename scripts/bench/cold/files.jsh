// How many words there are in the files of a folder.
int words(Path file) throws IOException {
    int count = 0;
    for (var line : Files.readAllLines(file)) {
        for (var word : line.split(" ")) if (!word.isEmpty()) count++;
    }
    return count;
}
try (var files = Files.list(Path.of(args.getFirst()))) {
    println(pool().map(words, files.toList()).stream().mapToInt(n -> n).sum());
}
