package dev.enlace.adapter.out.catalog;

import dev.enlace.adapter.out.catalog.source.SourceFile;
import java.io.IOException;
import java.io.UncheckedIOException;
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
  static List<SourceFile> in(Path directory) {
    if (!Files.isDirectory(directory)) {
      return List.of();
    }
    List<Path> files = new ArrayList<>();
    try (DirectoryStream<Path> found = Files.newDirectoryStream(directory, "*.{yaml,yml}")) {
      found.forEach(files::add);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return files.stream()
        .sorted()
        .map(file -> new SourceFile(file.toString(), text(file)))
        .toList();
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

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
