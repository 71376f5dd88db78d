package dev.enlace.bootstrap.architecture;

import dev.enlace.bootstrap.files.ProjectFolder;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The files of the project, as they lie on disk. */
final class SourceTree {
  private static final Pattern MODULE = Pattern.compile("<module>([^<]+)</module>");
  private static final Path ROOT = ProjectFolder.ROOT;

  private SourceTree() {}

  /** The modules that the root pom lists, as paths below the root. */
  static List<Path> modules() {
    return MODULE
        .matcher(text(ROOT.resolve("pom.xml")))
        .results()
        .map(MatchResult::group)
        .map(module -> Path.of(module.replaceAll("<[^>]+>", "")))
        .toList();
  }

  /** The folders below the root that hold a pom. */
  static List<Path> foldersWithAPom() {
    return filesNamed("pom.xml").map(Path::getParent).filter(folder -> folder != null).toList();
  }

  /** The Java sources of a module's main code, as paths below its source folder. */
  static List<Path> mainSources(Path module) {
    Path sources = ROOT.resolve(module).resolve("src/main/java");
    if (!Files.isDirectory(sources)) {
      return List.of();
    }
    return walk(sources)
        .filter(file -> file.toString().endsWith(".java"))
        .map(sources::relativize)
        .toList();
  }

  static long lines(Path module, Path source) {
    return text(ROOT.resolve(module).resolve("src/main/java").resolve(source)).lines().count();
  }

  private static Stream<Path> filesNamed(String name) {
    return walk(ROOT)
        .map(ROOT::relativize)
        .filter(file -> file.endsWith(name))
        .filter(file -> !file.toString().matches(".*(^|/)(target|node_modules)/.*"));
  }

  private static Stream<Path> walk(Path folder) {
    try (Stream<Path> files = Files.walk(folder)) {
      return files.filter(Files::isRegularFile).toList().stream();
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
