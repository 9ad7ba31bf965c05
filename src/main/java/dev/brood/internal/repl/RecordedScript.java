package dev.brood.internal.repl;

import dev.brood.internal.dependency.Coordinates;
import dev.brood.internal.dependency.Dependencies;
import dev.brood.internal.dependency.UnresolvedException;
import dev.brood.shell.Recorded;
import dev.brood.shell.Replay;
import dev.brood.shell.ScriptRunner;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A script that ran well before, and neither it nor what it stands on has changed since: what JShell made of it then.
 *
 * @param script the script
 * @param classPath what is added to the class path for it
 * @param recorded what was recorded of it
 */
record RecordedScript(Script script, List<Path> classPath, Recorded recorded) {

    /** Looks for a script; null if it has to be compiled. */
    static RecordedScript find(Script script, Options options) {
        try {
            List<Path> classPath = new ArrayList<>(options.classPath());
            List<Coordinates> wanted = wanted(script, options.dependencies());
            if (!wanted.isEmpty()) {
                List<Path> jars = Dependencies.known(wanted);
                if (jars.isEmpty()) {
                    return null;
                }
                jars.stream().filter(jar -> !classPath.contains(jar)).forEach(classPath::add);
            }
            Recorded recorded = ScriptCache.of(script, classPath).find();
            return recorded == null ? null : new RecordedScript(script, classPath, recorded);
        } catch (UnresolvedException e) {
            return null; // it is told when the script is run
        }
    }

    /** What a script needs, in the order of a session's class path. */
    static List<Coordinates> wanted(Script script, List<Coordinates> ofCommand) {
        List<Coordinates> all = new ArrayList<>(ofCommand);
        Dependencies.ofScript(script.text()).stream()
                .filter(each -> !all.contains(each))
                .forEach(all::add);
        return all;
    }

    /** Runs it. */
    ScriptRun.End run(List<String> args, boolean printValue) {
        ProgressBar.installLater();
        ScriptRunner.Result result =
                new Replay(classPath, args)
                        .run(recorded, script.name(), script.text(), ScriptRun::complain);
        return ScriptRun.end(result, printValue);
    }
}
