void main() {
    IO.println(1 + 1);
}
