package dev.enlace.adapter.in.rest.text;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.domain.text.Language;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import java.util.TreeMap;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextsTest {
  @ParameterizedTest
  @EnumSource(Language.class)
  void say_all_that_is_written_also_its_apostrophes(Language language) throws IOException {
    TreeMap<String, String> eaten = new TreeMap<>();
    Properties written = written(language);
    for (String key : written.stringPropertyNames()) {
      String said = Texts.text(language, key, "{0}", "{1}", "{2}");
      String meant = written.getProperty(key).replace("''", "'");
      if (!said.equals(meant)) {
        eaten.put(key, said);
      }
    }
    assertThat(written).isNotEmpty();
    assertThat(eaten).isEmpty();
  }

  private static Properties written(Language language) throws IOException {
    String name = "/dev/enlace/adapter/in/rest/texts" + suffix(language) + ".properties";
    Properties properties = new Properties();
    try (InputStream file = Objects.requireNonNull(TextsTest.class.getResourceAsStream(name))) {
      properties.load(new InputStreamReader(file, StandardCharsets.UTF_8));
    }
    return properties;
  }

  private static String suffix(Language language) {
    return switch (language) {
      case EN -> "";
      case ES -> "_es";
    };
  }
}
