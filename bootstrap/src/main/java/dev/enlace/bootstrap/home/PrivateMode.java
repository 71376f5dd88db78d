package dev.enlace.bootstrap.home;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.EnumSet;
import java.util.Set;

/** Modes that only the owner can use, on file systems that know modes. */
enum PrivateMode {
  FILE("rw-------"),
  DIRECTORY("rwx------");

  private static final Set<PosixFilePermission> OTHERS =
      PosixFilePermissions.fromString("---rwxrwx");

  private final String permissions;

  PrivateMode(String permissions) {
    this.permissions = permissions;
  }

  /** Given at creation, so that there is no moment at which others could read. */
  FileAttribute<?>[] attributes(Path path) {
    if (!knowsModes(path)) {
      return new FileAttribute<?>[0];
    }
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString(permissions))
    };
  }

  static boolean isOpenToOthers(Path path) throws IOException {
    if (!knowsModes(path)) {
      return false;
    }
    Set<PosixFilePermission> given = EnumSet.copyOf(OTHERS);
    given.retainAll(Files.getPosixFilePermissions(path));
    return !given.isEmpty();
  }

  private static boolean knowsModes(Path path) {
    return path.getFileSystem().supportedFileAttributeViews().contains("posix");
  }
}
