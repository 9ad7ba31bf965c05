package dev.brood.shell;

import java.io.File;
import java.net.MalformedURLException;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import jdk.jshell.execution.LoaderDelegate;
import jdk.jshell.spi.ExecutionControl.ClassBytecodes;
import jdk.jshell.spi.ExecutionControl.ClassInstallException;
import jdk.jshell.spi.ExecutionControl.InternalException;

/** What JShell asks of a loader, on top of ours. */
record PromptLoading(PromptLoader loader, Map<String, Class<?>> loaded) implements LoaderDelegate {

    PromptLoading(PromptLoader loader) {
        this(loader, new ConcurrentHashMap<>());
    }

    @Override
    public void load(ClassBytecodes[] classes) throws ClassInstallException {
        boolean[] done = new boolean[classes.length];
        for (ClassBytecodes each : classes) {
            loader.declare(each.name(), each.bytecodes());
        }
        try {
            for (int i = 0; i < classes.length; i++) {
                Class<?> type = loader.loadClass(classes[i].name());
                type.getDeclaredMethods(); // links it, so that errors show now
                loaded.put(classes[i].name(), type);
                done[i] = true;
            }
        } catch (ClassNotFoundException | LinkageError e) {
            throw new ClassInstallException("cannot load: " + e.getMessage(), done);
        }
    }

    @Override
    public void classesRedefined(ClassBytecodes[] classes) {
        // never called: classes keep their identity
    }

    @Override
    public void addToClasspath(String path) throws InternalException {
        try {
            for (String part : path.split(File.pathSeparator)) {
                loader.addURL(Path.of(part).toUri().toURL());
            }
        } catch (MalformedURLException e) {
            throw new InternalException(e.toString());
        }
    }

    @Override
    public Class<?> findClass(String name) throws ClassNotFoundException {
        Class<?> known = loaded.get(name);
        if (known == null) {
            throw new ClassNotFoundException(name);
        }
        return known;
    }
}
