package dev.brood.internal.repl;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.brood.testing.Gate;
import dev.brood.testing.Pids;
import dev.brood.testing.Wait;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A real terminal that is closed while processes run. */
@Tag("slow")
class ClosedTerminalIT extends TerminalFixture {

    private static final String SCRIPT =
            """
            Path folder = Path.of(args.get(0));
            spawn(() -> {
                for (int i = 0; i < 400 && !Files.exists(folder.resolve("go")); i++) sleep(0.1);
                Files.writeString(folder.resolve("told"), "finished alone");
                Files.move(folder.resolve("told"), folder.resolve("finished"));
            }).daemon(false).start();
            var daemon = spawn(() -> sleep(100)).daemon().start();
            println("daemon " + daemon.pid() + " of " + currentProcess().pid());
            sleep(%s);
            """;

    @Override
    TerminalSession start() {
        return TerminalSession.shell(state);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "-i"})
    void daemonsGoAndOthersFinishAloneWhenTheTerminalCloses(String option) throws Exception {
        Path script =
                Files.writeString(
                        state.resolve("script.jsh"), SCRIPT.formatted(option.isEmpty() ? 100 : 0));
        terminal.enter("%s %s %s %s".formatted(TerminalSession.repl(), option, script, state));
        terminal.await(" of ");
        String line =
                terminal.screen()
                        .lines()
                        .filter(each -> each.startsWith("daemon "))
                        .findFirst()
                        .get();
        String[] words = line.strip().split(" ");

        terminal.close();
        terminal = null;

        for (String pid : new String[] {words[1], words[3]}) {
            Wait.CHILD.until("the end of " + pid, () -> Pids.hasEnded(Long.parseLong(pid)));
        }
        Gate.in(state, "go").open();
        assertEquals("finished alone", Gate.in(state, "finished").pass());
    }
}
