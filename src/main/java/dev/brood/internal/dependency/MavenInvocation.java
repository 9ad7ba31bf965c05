package dev.brood.internal.dependency;

import dev.brood.internal.file.WorkFolder;
import dev.brood.internal.machine.Program;
import java.io.BufferedReader;
import java.io.File;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * One run of the user's Maven, on a project that consists of dependencies.
 *
 * <p>Maven takes options for its JVM, and code of its own, from the first folder {@code .mvn} in the project's folder or above
 * it. In the temp folder that may be anybody's, so the project has one.
 */
final class MavenInvocation {

    /** The version that Brood itself is built with: who has built it has the plugin. */
    private static final String GOAL =
            "org.apache.maven.plugins:maven-dependency-plugin:3.11.0:build-classpath";

    private static final String ARGUMENTS = "brood.maven.arguments";
    private static final Pattern DOWNLOAD =
            Pattern.compile(".*Downloading from \\S+: \\S*/([^/]+\\.jar)");

    private final Path folder;
    private final Consumer<String> progress;
    private final List<String> errors = new ArrayList<>();

    private MavenInvocation(Path folder, Consumer<String> progress) {
        this.folder = folder;
        this.progress = progress;
    }

    static List<Path> resolve(List<Coordinates> wanted, Consumer<String> progress)
            throws InterruptedException {
        try {
            try (WorkFolder folder = WorkFolder.create("maven")) {
                Files.createDirectory(folder.path().resolve(".mvn"));
                return new MavenInvocation(folder.path(), progress).run(wanted);
            }
        } catch (IOException e) {
            throw new UnresolvedException("cannot run Maven: " + e.getMessage());
        }
    }

    /** More arguments for Maven, as in {@code -Dbrood.maven.arguments=-o}. */
    static String arguments() {
        return System.getProperty(ARGUMENTS, "");
    }

    private List<Path> run(List<Coordinates> wanted) throws IOException, InterruptedException {
        progress.accept(
                "resolving "
                        + wanted.stream()
                                .map(Coordinates::toString)
                                .collect(Collectors.joining(", ")));
        Files.writeString(folder.resolve("pom.xml"), project(wanted));
        Path answer = folder.resolve("classpath");
        int code = end(start(answer));
        if (code != 0) {
            throw new UnresolvedException(MavenErrors.inALine(errors));
        }
        return Stream.of(Files.readString(answer).strip().split(File.pathSeparator))
                .filter(path -> !path.isEmpty())
                .map(Path::of)
                .toList();
    }

    private Program start(Path answer) {
        List<String> command =
                new ArrayList<>(List.of("mvn", "-B", "-U", GOAL, "-Dmdep.outputFile=" + answer));
        command.add("-Dmdep.includeScope=runtime");
        command.add("-Dstyle.color=never");
        Stream.of(arguments().split("\\s+")).filter(word -> !word.isEmpty()).forEach(command::add);
        Map<String, String> variables =
                Map.of(
                        "MAVEN_BASEDIR", folder.toString(), // where to look for .mvn
                        "JAVA_HOME", System.getProperty("java.home"));
        try {
            return Program.in(folder, variables, command);
        } catch (IOException e) {
            throw new UnresolvedException("this needs Maven: there is no mvn on the PATH");
        }
    }

    private int end(Program maven) throws InterruptedException {
        Thread reader = Thread.ofPlatform().daemon().name("brood-maven").start(() -> read(maven));
        try {
            int code = maven.end();
            reader.join();
            return code;
        } finally {
            maven.terminate(); // when interrupted
        }
    }

    private void read(Program maven) {
        try (BufferedReader output = maven.output()) {
            for (String line; (line = output.readLine()) != null; ) {
                Matcher download = DOWNLOAD.matcher(line);
                if (download.matches()) {
                    progress.accept("downloading " + download.group(1));
                } else if (line.contains("[ERROR]")) {
                    errors.add(line);
                }
            }
        } catch (IOException e) {
            // it was ended
        }
    }

    private static String project(List<Coordinates> wanted) {
        return """
        <project xmlns="http://maven.apache.org/POM/4.0.0">
          <modelVersion>4.0.0</modelVersion>
          <groupId>dev.brood</groupId>
          <artifactId>session</artifactId>
          <version>1</version>
          <dependencies>
        %s  </dependencies>
        </project>
        """
                .formatted(
                        wanted.stream()
                                .map(MavenInvocation::dependency)
                                .collect(Collectors.joining()));
    }

    private static String dependency(Coordinates each) {
        String classifier =
                each.classifier().isEmpty()
                        ? ""
                        : "<classifier>" + each.classifier() + "</classifier>";
        return "    <dependency><groupId>%s</groupId><artifactId>%s</artifactId><version>%s</version>%s</dependency>\n"
                .formatted(each.group(), each.artifact(), each.version(), classifier);
    }
}
