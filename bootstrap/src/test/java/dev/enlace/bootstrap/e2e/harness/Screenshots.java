package dev.enlace.bootstrap.e2e.harness;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Pictures of pages by day and by night, and one page that shows them all. */
public final class Screenshots {
  static final String DARK = "-dark";
  private static final Path FOLDER = Path.of("target/screenshots");
  private static final String ENDING = ".png";

  private Screenshots() {}

  static Path of(String name) {
    return FOLDER.resolve(name + ENDING);
  }

  /** Writes {@code index.html} beside the pictures that there are. */
  public static void index() {
    try (Stream<Path> files = Files.list(Files.createDirectories(FOLDER))) {
      List<String> names =
          files
              .map(file -> file.getFileName().toString())
              .filter(name -> name.endsWith(ENDING) && !name.endsWith(DARK + ENDING))
              .map(name -> name.substring(0, name.length() - ENDING.length()))
              .sorted()
              .toList();
      Files.writeString(FOLDER.resolve("index.html"), page(names));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static String page(List<String> names) {
    return names.stream()
        .map(name ->
            """
            <h2>%1$s</h2>
            <img src="%1$s.png" alt="by day" width="48%%"> <img src="%1$s%2$s.png" alt="by night" width="48%%">
            """
                .formatted(name, DARK))
        .collect(
            Collectors.joining(
                "",
                "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>Pages</title>\n",
                "</html>\n"));
  }
}
