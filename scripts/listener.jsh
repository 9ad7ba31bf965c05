// One program listens, another one connects, and they talk in objects and bytes. The other one is a child here; it might as well be
// a second ./repl that knows the address and the key.

var key = authKey("secret password");
var door = listener(0, key);

var other = spawn((Address address) -> {
    try (Connection<Object> connection = client(address, key)) {
        println(connection.recv());
        println(new String(connection.recvBytes()));
        println(connection.recvBytes().length);
    }
}).args(door.address()).start();

try (Connection<Object> connection = door.accept()) {
    connection.send(Arrays.asList(2.25, null, "junk"));
    connection.sendBytes("hello".getBytes());
    connection.sendBytes(new byte[8]);
}
other.join();

// Whoever does not know the key is told so, and so is the one who listens. Then the next one may come.
try {
    client(door.address(), authKey("a guess"));
} catch (AuthenticationException e) {
    println("client: AuthenticationException");
}
try {
    door.accept();
} catch (AuthenticationException e) {
    println("listener: AuthenticationException");
}
door.close();
