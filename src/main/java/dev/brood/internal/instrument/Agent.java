package dev.brood.internal.instrument;

import java.io.IOException;
import java.io.OutputStream;
import java.lang.instrument.Instrumentation;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.jar.Attributes;
import java.util.jar.JarOutputStream;
import java.util.jar.Manifest;

/** The class that the JVM calls when it has loaded the agent. Public because the JVM asks for that. */
public final class Agent {

    private static volatile Instrumentation instrumentation;

    private Agent() {}

    /**
     * Called by the JVM.
     *
     * @param options none
     * @param given what agents are given
     */
    public static void agentmain(String options, Instrumentation given) {
        instrumentation = given;
    }

    /** Loads the agent, unless it is there. */
    static synchronized Instrumentation load() throws IOException {
        if (instrumentation == null) {
            Path own = ownPlace();
            if (Files.isRegularFile(own)) { // whose manifest says that it is an agent
                Attach.agent(own);
            } else {
                Path jar = Files.createTempFile("brood-agent", ".jar");
                try {
                    writeJar(jar);
                    Attach.agent(jar);
                } finally {
                    Files.deleteIfExists(jar);
                }
            }
        }
        if (instrumentation == null) {
            throw new IOException("the JVM did not start the agent, of which it may have told");
        }
        return instrumentation;
    }

    private static Path ownPlace() {
        try {
            return Path.of(Agent.class.getProtectionDomain().getCodeSource().getLocation().toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException(e); // the place of a file has a URI
        }
    }

    /** An agent is a jar, and a folder of classes is none. The class itself is on the class path. */
    private static void writeJar(Path jar) throws IOException {
        Manifest manifest = new Manifest();
        Attributes attributes = manifest.getMainAttributes();
        attributes.put(Attributes.Name.MANIFEST_VERSION, "1.0");
        attributes.putValue("Agent-Class", Agent.class.getName());
        attributes.putValue("Can-Redefine-Classes", "true");
        try (OutputStream out = Files.newOutputStream(jar)) {
            new JarOutputStream(out, manifest).close();
        }
    }
}
