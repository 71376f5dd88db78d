package dev.enlace.adapter.in.docs;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.PropertiesLoaderUtils;

/** The files of Swagger UI, which lie in a folder that bears its version. */
final class SwaggerUi {
  private static final String FOLDER = "META-INF/resources/webjars/swagger-ui/" + version() + "/";

  private SwaggerUi() {}

  static ClassPathResource file(String name) {
    return new ClassPathResource(FOLDER + name);
  }

  private static String version() {
    try {
      ClassPathResource file = new ClassPathResource("reference.properties", SwaggerUi.class);
      return Objects.requireNonNull(
          PropertiesLoaderUtils.loadProperties(file).getProperty("swagger-ui.version"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
