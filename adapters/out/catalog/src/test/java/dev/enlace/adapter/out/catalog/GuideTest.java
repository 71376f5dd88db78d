package dev.enlace.adapter.out.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.domain.catalog.OAuthEntry;
import dev.enlace.domain.catalog.Slug;
import dev.enlace.domain.provider.ProviderDefinition;
import dev.enlace.domain.provider.ProviderId;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GuideTest {
  private static final Path GUIDE = Path.of("../../../docs/adding-a-provider.md");
  private static final Pattern EXAMPLE =
      Pattern.compile("```yaml\n(.*?)```", Pattern.DOTALL | Pattern.MULTILINE);

  @TempDir private Path directory;

  @Test
  void every_example_of_the_guide_loads() throws IOException {
    List<MatchResult> examples = EXAMPLE.matcher(Files.readString(GUIDE)).results().toList();
    assertThat(examples).hasSize(3);
    for (MatchResult example : examples) {
      Files.writeString(directory.resolve(example.start() + ".yaml"), example.group(1));
    }

    YamlCatalog catalog = YamlCatalog.load(directory);
    OAuthEntry acme = (OAuthEntry) catalog.find(new Slug("acme")).orElseThrow();
    ProviderDefinition provider = catalog.provider(new ProviderId("acme")).orElseThrow();
    assertThat(provider.with(acme.parameters()).endpoints().token().value())
        .isEqualTo("https://us.acme.example/oauth/token");
    assertThat(catalog.find(new Slug("acme-mail"))).isPresent();
  }
}
