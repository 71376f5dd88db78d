package dev.enlace.bootstrap.e2e.sdk;

import dev.enlace.bootstrap.files.ForeignTool;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** The jar, with what its pom names. */
final class JavaSdk implements Sdk {
  @Override
  public String language() {
    return "java";
  }

  @Override
  public String refused() {
    return """
    import dev.enlace.sdk.Enlace;
    import dev.enlace.sdk.client.ApiException;

    public class Refused {
      public static void main(String[] arguments) {
        try {
          Enlace.at(System.getenv("ENLACE_URL"), "key").catalogue().getFormSchema("smtp", null);
        } catch (ApiException refused) {
          System.out.println(refused.getCode());
        }
      }
    }
    """;
  }

  @Override
  public void install(Path folder, Map<String, String> programs) throws IOException {
    for (Map.Entry<String, String> program : programs.entrySet()) {
      Files.writeString(folder.resolve(program.getKey() + ".java"), program.getValue());
    }
  }

  @Override
  public List<String> command(Path folder, String program) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-cp",
        classPath(),
        program + ".java");
  }

  private static String classPath() {
    try {
      Path jar = ForeignTool.packed(PACKED, "enlace-sdk-*.jar", "mvn -pl sdk package");
      return Stream.concat(Stream.of(jar.toString()), dependencies())
          .collect(Collectors.joining(File.pathSeparator));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** They are on our own class path, too. */
  private static Stream<String> dependencies() {
    return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
        .filter(entry ->
            entry.matches(".*/(jackson-(core|databind)-3|jackson-annotations-|jspecify-).*\\.jar"));
  }
}
