package dev.enlace.bootstrap.e2e.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.files.ForeignTool;
import java.io.ByteArrayOutputStream;
import java.io.File;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.tools.ToolProvider;

/** The jar, with what its pom names. */
final class JavaSdk implements Sdk {
  @Override
  public String language() {
    return "java";
  }

  @Override
  public String suffix() {
    return ".java";
  }

  @Override
  public void install(Path folder, Map<String, String> programs) throws IOException {
    List<String> arguments =
        new ArrayList<>(List.of("-cp", classPath(), "-d", folder.toString(), "-proc:none"));
    for (Map.Entry<String, String> program : programs.entrySet()) {
      Path source = folder.resolve(program.getKey() + suffix());
      arguments.add(Files.writeString(source, program.getValue()).toString());
    }
    ByteArrayOutputStream said = new ByteArrayOutputStream();
    int code =
        ToolProvider.getSystemJavaCompiler()
            .run(null, said, said, arguments.toArray(String[]::new));
    assertThat(code).as(said.toString(StandardCharsets.UTF_8)).isZero();
  }

  @Override
  public List<String> command(Path folder, String program) {
    return List.of(
        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
        "-XX:TieredStopAtLevel=1",
        "-cp",
        classPath() + File.pathSeparator + folder,
        program);
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
