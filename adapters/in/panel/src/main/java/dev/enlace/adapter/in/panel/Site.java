package dev.enlace.adapter.in.panel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import java.util.stream.Collectors;

/** All files that the build has made, by name. */
record Site(Map<String, Asset> files) {
  static final String PANEL = "panel.html";
  static final String CONNECT = "connect.html";
  static final String EMBEDDING = "enlace-connect.js";

  /** Reads them from the class path. */
  static Site read() {
    try (InputStream list = Site.class.getResourceAsStream("site/files")) {
      byte[] names = Objects.requireNonNull(list, "site/files").readAllBytes();
      return new Site(
          new String(names, StandardCharsets.UTF_8)
              .lines()
              .collect(Collectors.toUnmodifiableMap(Function.identity(), Asset::read)));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** One that is always there. */
  Asset file(String name) {
    return Objects.requireNonNull(files.get(name), name);
  }

  /** Those whose name changes with their content. */
  Map<String, Asset> assets() {
    return files.entrySet().stream()
        .filter(file -> file.getKey().matches("[a-z]+\\.[0-9a-f]{12}\\.[a-z]+"))
        .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, Map.Entry::getValue));
  }
}
