package dev.enlace.adapter.out.oauth.conformance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.DynamicContainer.dynamicContainer;

import dev.enlace.sandbox.Sandbox;
import dev.enlace.sandbox.SandboxOptions;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicContainer;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Holds providers' files against the sandbox: those that come with Enlace, the guide's example, and
 * with {@code -Denlace.catalog=DIRECTORY} those of a directory, against the stand-in that {@code
 * -Denlace.quirks=FILE} describes or, without it, one that behaves as the file itself says.
 */
class ConformanceTest {
  private static final Path GUIDE = Path.of("../../../docs/adding-a-provider.md");
  private static final Pattern EXAMPLE =
      Pattern.compile("```yaml\n(kind: .*?)```", Pattern.DOTALL | Pattern.MULTILINE);

  @TempDir private static Path guide;
  private static List<Candidate> candidates;
  private static Sandbox sandbox;

  @BeforeAll
  static void start() throws IOException {
    Optional<Path> own = Optional.ofNullable(System.getProperty("enlace.catalog")).map(Path::of);
    candidates =
        own.isPresent()
            ? Candidate.in(own.get(), quirks())
            : Stream.of(Candidate.allBuiltIn(), guide()).flatMap(List::stream).toList();
    SandboxOptions options = SandboxOptions.defaults();
    for (Candidate candidate : candidates) {
      options = candidate.builtIn() ? options : options.provider(candidate.quirks());
    }
    sandbox = Sandbox.start(options);
  }

  @AfterAll
  static void stop() {
    sandbox.close();
  }

  @TestFactory
  Stream<DynamicContainer> every_provider() {
    assertThat(candidates).as("OAuth providers to be tried").isNotEmpty();
    return candidates.stream()
        .map(candidate ->
            dynamicContainer(candidate.name(), Checks.of(Subject.of(candidate, sandbox))));
  }

  private static @Nullable Path quirks() {
    String file = System.getProperty("enlace.quirks");
    return file == null ? null : Path.of(file);
  }

  private static List<Candidate> guide() throws IOException {
    String text = Files.readString(GUIDE);
    for (var example : EXAMPLE.matcher(text).results().toList()) {
      Files.writeString(guide.resolve(example.start() + ".yaml"), example.group(1));
    }
    return Candidate.in(guide, null);
  }
}
