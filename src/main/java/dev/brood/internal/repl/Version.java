package dev.brood.internal.repl;

/** Who we are, in words. */
final class Version {

    private Version() {}

    /** The version of Brood, from the manifest of the jar; there is none when classes are run from a folder. */
    static String brood() {
        String version = Version.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    static String line() {
        return "brood " + brood() + " (Java " + System.getProperty("java.version") + ")";
    }

    static String banner() {
        return "Brood "
                + brood()
                + ", Java "
                + Runtime.version().feature()
                + ". /help helps, /exit leaves.";
    }
}
