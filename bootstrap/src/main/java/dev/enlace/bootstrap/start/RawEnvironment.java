package dev.enlace.bootstrap.start;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.core.env.ConfigurableEnvironment;

/**
 * Reads variables as they stand: Spring would take a <code>${</code> within a password for its own.
 */
final class RawEnvironment {
  private RawEnvironment() {}

  static @Nullable String get(ConfigurableEnvironment environment, String name) {
    return environment.getPropertySources().stream()
        .filter(source -> !source.getName().equals("configurationProperties"))
        .map(source -> source.getProperty(name))
        .filter(Objects::nonNull)
        .findFirst()
        .map(Object::toString)
        .orElse(null);
  }
}
