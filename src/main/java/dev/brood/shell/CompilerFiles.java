package dev.brood.shell;

import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import javax.tools.FileObject;
import javax.tools.ForwardingJavaFileManager;
import javax.tools.JavaFileObject;
import javax.tools.StandardJavaFileManager;
import javax.tools.StandardLocation;

/**
 * The compiler's view of files, which also makes JShell drop its compilers now and then.
 *
 * <p>JShell keeps a few compilers and uses them again for each snippet. They keep something of each: an argument that is a lambda, as
 * in {@code spawn(() -> …)}, costs a fifth of a megabyte, for ever (javac's {@code ArgumentAttr.argumentTypeCache}). A
 * compiler that has patched modules is not used again ({@code JavacTaskPool.ReusableContext.clear}), and the file manager is asked for that.
 * So in every hundredth snippet it says yes, to that question and to no other; all that the snippet has used is gone then.
 */
final class CompilerFiles extends ForwardingJavaFileManager<StandardJavaFileManager>
        implements StandardJavaFileManager {

    private static final int SNIPPETS = 100;

    /** Whoever asks whether a compiler may be used again. */
    private static final String POOL = "com.sun.tools.javac.api.JavacTaskPool";

    private static final int NEAR = 6;

    private volatile int snippets;

    CompilerFiles(StandardJavaFileManager files) {
        super(files);
    }

    /** Another snippet begins. */
    void nextSnippet() {
        snippets = (snippets + 1) % SNIPPETS;
    }

    @Override
    public boolean hasLocation(Location location) {
        return super.hasLocation(location)
                || snippets == SNIPPETS - 1
                        && location == StandardLocation.PATCH_MODULE_PATH
                        && isAskedByPool();
    }

    private static boolean isAskedByPool() {
        return StackWalker.getInstance()
                .walk(frames ->
                        frames.limit(NEAR)
                                .anyMatch(frame -> frame.getClassName().startsWith(POOL)));
    }

    // ---- as they are

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjectsFromFiles(
            Iterable<? extends File> files) {
        return fileManager.getJavaFileObjectsFromFiles(files);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjectsFromPaths(
            Collection<? extends Path> paths) {
        return fileManager.getJavaFileObjectsFromPaths(paths);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjects(File... files) {
        return fileManager.getJavaFileObjects(files);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjects(Path... paths) {
        return fileManager.getJavaFileObjects(paths);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjectsFromStrings(
            Iterable<String> names) {
        return fileManager.getJavaFileObjectsFromStrings(names);
    }

    @Override
    public Iterable<? extends JavaFileObject> getJavaFileObjects(String... names) {
        return fileManager.getJavaFileObjects(names);
    }

    @Override
    public void setLocation(Location location, Iterable<? extends File> files) throws IOException {
        fileManager.setLocation(location, files);
    }

    @Override
    public void setLocationFromPaths(Location location, Collection<? extends Path> paths)
            throws IOException {
        fileManager.setLocationFromPaths(location, paths);
    }

    @Override
    public void setLocationForModule(
            Location location, String module, Collection<? extends Path> paths) throws IOException {
        fileManager.setLocationForModule(location, module, paths);
    }

    @Override
    public Iterable<? extends File> getLocation(Location location) {
        return fileManager.getLocation(location);
    }

    @Override
    public Iterable<? extends Path> getLocationAsPaths(Location location) {
        return fileManager.getLocationAsPaths(location);
    }

    @Override
    public Path asPath(FileObject file) {
        return fileManager.asPath(file);
    }

    @Override
    public void setPathFactory(PathFactory factory) {
        fileManager.setPathFactory(factory);
    }
}
