// Asks several addresses of a web server at once. The server is part of the script; nobody listens at the last address.

import com.sun.net.httpserver.HttpServer;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;

HttpServer serve() throws IOException {
    var server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/", exchange -> {
        exchange.sendResponseHeaders(exchange.getRequestURI().getPath().equals("/lost") ? 404 : 200, -1);
        exchange.close();
    });
    server.start();
    return server;
}

int unusedPort() throws IOException {
    try (var socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
        return socket.getLocalPort();
    }
}

int scrape(String url) {
    try (var client = HttpClient.newHttpClient()) {
        var request = HttpRequest.newBuilder(URI.create(url)).build();
        int status = client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode();
        println("URL " + url + " Scraped");
        return status;
    } catch (Exception e) {
        println("Error Occurred " + url);
        return 0;
    }
}

var server = serve();
String base = "http://localhost:" + server.getAddress().getPort();
var urls = List.of(base + "/", base + "/lost", base + "/news", "http://localhost:" + unusedPort() + "/");

println("Statuses: " + pool(3).map(scrape, urls));
server.stop(0);
