package dev.enlace.bootstrap.files;

import java.nio.file.Files;
import java.nio.file.Path;

/** Where the project lies on disk, whichever module's folder a test was started in. */
public final class ProjectFolder {
  /** The folder that holds the root pom. */
  public static final Path ROOT = find();

  private ProjectFolder() {}

  private static Path find() {
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.isDirectory(folder.resolve(".mvn"))) {
      folder = folder.getParent();
    }
    if (folder == null) {
      throw new IllegalStateException("no folder above has .mvn in it");
    }
    return folder;
  }
}
