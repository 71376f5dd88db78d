package dev.enlace.bootstrap.settings;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.adapter.out.catalog.YamlCatalog;
import dev.enlace.adapter.out.oauth.client.ClientSettings;
import dev.enlace.adapter.out.oauth.client.EnvironmentOAuthProviders;
import dev.enlace.domain.catalog.OAuthEntry;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class EnvExampleTest {
  private static final Pattern LINE = Pattern.compile("#?([A-Z][A-Z_]+)=.*");
  private static final YamlCatalog CATALOG = YamlCatalog.load(Path.of("none"));

  private final Set<String> read = new TreeSet<>(Set.of("SPRING_PROFILES_ACTIVE"));

  @Test
  void explains_every_variable_that_is_read_and_no_other() throws IOException {
    readSettings();
    CATALOG.all().stream()
        .filter(OAuthEntry.class::isInstance)
        .flatMap(entry -> ((OAuthEntry) entry).variables().stream())
        .forEach(this::readClient);
    assertThat(explained()).isEqualTo(read);
  }

  @Test
  void knows_no_variable_that_nobody_reads() {
    readSettings();
    assertThat(read)
        .containsExactlyInAnyOrderElementsOf(
            Arrays.stream(Variable.values()).map(Variable::name).toList());
  }

  private void readSettings() {
    Settings.read(
        Profile.EMBEDDED,
        new Variables(name -> {
          read.add(name);
          return null;
        }));
  }

  /** Of several prefixes only the first with a client id is read to its end. */
  private void readClient(String prefix) {
    new EnvironmentOAuthProviders(
        CATALOG.all(),
        CATALOG::provider,
        new ClientSettings(
            name -> {
              read.add(name);
              boolean client = name.matches(prefix + "_CLIENT_(ID|SECRET)");
              return client ? "some-client" : null;
            },
            URI.create("https://enlace.example"),
            null));
  }

  private static Set<String> explained() throws IOException {
    try (var lines = Files.lines(Path.of("..", ".env.example"))) {
      return lines
          .map(LINE::matcher)
          .filter(Matcher::matches)
          .map(line -> line.group(1))
          .collect(Collectors.toCollection(TreeSet::new));
    }
  }
}
