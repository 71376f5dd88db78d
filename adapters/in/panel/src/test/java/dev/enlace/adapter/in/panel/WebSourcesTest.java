package dev.enlace.adapter.in.panel;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class WebSourcesTest {
  private static final Path ENTRIES =
      Path.of("../../out/catalog/src/main/resources/catalog/entries");
  private static final Pattern TEXT = Pattern.compile("'([^']+)':\\s*'((?:[^'\\\\]|\\\\.)*)',");
  private static final Pattern NAME = Pattern.compile("\\{(\\w+)}");

  @Test
  void the_panel_knows_no_entry_of_the_catalogue_by_name() throws IOException {
    Map<String, String> sources = WebSources.ending(".tsx");
    sources.putAll(WebSources.ending(".ts"));

    assertThat(slugs())
        .hasSizeGreaterThan(5)
        .allSatisfy(slug ->
            assertThat(sources)
                .allSatisfy((file, text) ->
                    assertThat(text)
                        .as(file)
                        .doesNotContainPattern("(?i)['\"`/]" + slug + "['\"`/]")));
  }

  @Test
  void every_text_names_the_same_things_in_both_languages() {
    Map<String, List<String>> english = names("i18n/en.ts");

    assertThat(english).hasSizeGreaterThan(300);
    assertThat(names("i18n/es.ts")).isEqualTo(english);
  }

  @Test
  void no_file_is_too_long_to_read() {
    assertThat(WebSources.ending(".tsx"))
        .hasSizeGreaterThan(40)
        .allSatisfy((file, text) -> assertThat(text.lines().count()).as(file).isLessThan(200));
  }

  private static Map<String, List<String>> names(String file) {
    Map<String, List<String>> names = new TreeMap<>();
    Matcher text = TEXT.matcher(WebSources.text(file));
    while (text.find()) {
      names.put(
          text.group(1),
          NAME.matcher(text.group(2)).results().map(name -> name.group(1)).sorted().toList());
    }
    return names;
  }

  private static List<String> slugs() throws IOException {
    try (Stream<Path> files = Files.list(ENTRIES)) {
      return files.map(file -> file.getFileName().toString().replace(".yaml", "")).toList();
    }
  }
}
