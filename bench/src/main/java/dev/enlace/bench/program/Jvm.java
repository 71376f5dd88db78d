package dev.enlace.bench.program;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/** How our Java programs are started: the Java that runs this, and one kind of heap for all. */
public final class Jvm {
  /** Enough for Enlace under load; Keycloak gives itself 512 MB. */
  public static final String HEAP = "-Xmx256m";

  /** As in the Dockerfile. */
  public static final String COLLECTOR = "-XX:+UseSerialGC";

  private Jvm() {}

  /** The command with those arguments after what says how the heap is. */
  public static List<String> command(String... arguments) {
    List<String> command = new ArrayList<>();
    command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    command.add(HEAP);
    command.add(COLLECTOR);
    command.addAll(List.of(arguments));
    return command;
  }
}
