package dev.enlace.adapter.out.catalog;

import dev.enlace.adapter.out.catalog.source.InvalidCatalog;
import dev.enlace.adapter.out.catalog.source.Problem;
import dev.enlace.adapter.out.catalog.source.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;

/** Finds the files of the catalogue. */
final class CatalogSources {
  private static final String BUILT_IN = "classpath*:catalog/*/*.yaml";

  private CatalogSources() {}

  static List<SourceFile> builtIn() {
    try {
      return Arrays.stream(new PathMatchingResourcePatternResolver().getResources(BUILT_IN))
          .sorted(Comparator.comparing(CatalogSources::name))
          .map(resource -> new SourceFile(name(resource), text(resource)))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** The files of a directory, by name; none where there is no such directory. */
  static List<Path> in(Path directory) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, "*.{yaml,yml}")) {
      found.forEach(files::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files.stream().sorted().toList();
  }

  /**
   * What stands in a file.
   *
   * @throws InvalidCatalog naming it where it cannot be read
   */
  static SourceFile read(Path file) {
    try {
      return new SourceFile(file.toString(), Files.readString(file));
    } catch (CharacterCodingException e) {
      throw unreadable(file, "is not UTF-8");
    } catch (IOException e) {
      throw unreadable(file, Files.isDirectory(file) ? "is a directory" : "cannot be read");
    }
  }

  private static InvalidCatalog unreadable(Path file, String message) {
    return new InvalidCatalog(List.of(new Problem(file.toString(), 1, "", message)));
  }

  private static String name(Resource resource) {
    return String.valueOf(resource.getFilename());
  }

  private static String text(Resource resource) {
    try {
      return resource.getContentAsString(StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
