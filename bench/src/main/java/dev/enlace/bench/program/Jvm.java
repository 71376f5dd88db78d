package dev.enlace.bench.program;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How our Java programs are started: the Java that runs this, and one size of heap for all. */
public final class Jvm {
  /** Enough for Enlace under load; Keycloak gives itself 512 MB. */
  public static final String HEAP = "-Xmx256m";

  private Jvm() {}

  /** The command with those arguments after the size of the heap. */
  public static List<String> command(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(HEAP);
    command.addAll(List.of(arguments));
    return command;
  }
}
