package dev.brood.scripts;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The examples in {@code README.md}: its fenced blocks, by language. */
public final class Readme {

    /**
     * An example.
     *
     * @param language what the fence says: {@code jsh}, {@code java}, {@code console}, {@code text}
     * @param lines what is in it
     */
    public record Block(String language, List<String> lines) {
        public String text() {
            return String.join("\n", lines) + "\n";
        }
    }

    private static final Pattern BLOCK =
            Pattern.compile("^```(\\w+)\n(.*?)^```$", Pattern.DOTALL | Pattern.MULTILINE);

    private final List<Block> blocks;

    private Readme(List<Block> blocks) {
        this.blocks = blocks;
    }

    public static Readme read(Path home) throws IOException {
        Matcher matcher = BLOCK.matcher(Files.readString(home.resolve("README.md")));
        return new Readme(
                matcher.results()
                        .map(block -> new Block(block.group(1), block.group(2).lines().toList()))
                        .toList());
    }

    public Stream<Block> blocks(String language) {
        return blocks.stream().filter(block -> block.language.equals(language));
    }

    /** The block behind another: what an example prints. */
    public Block after(Block block) {
        return blocks.get(blocks.indexOf(block) + 1);
    }
}
