package dev.enlace.adapter.in.panel.build;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** Text files below a folder, by their path in it, in one order on every machine. */
final class Sources {
  private Sources() {}

  static Map<String, String> below(Path folder, String... endings) throws IOException {
    Map<String, String> texts = new TreeMap<>();
    try (Stream<Path> files = Files.walk(folder)) {
      for (Path file : files.filter(Files::isRegularFile).toList()) {
        String name = folder.relativize(file).toString().replace('\\', '/');
        if (endings.length == 0 || Arrays.stream(endings).anyMatch(name::endsWith)) {
          texts.put(name, Files.readString(file));
        }
      }
    }
    return texts;
  }
}
