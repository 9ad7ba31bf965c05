import java.util.concurrent.CompletableFuture;

int square(int x) {
    return x * x;
}

void main() {
    IO.println(CompletableFuture.supplyAsync(() -> square(3)).join());
}
