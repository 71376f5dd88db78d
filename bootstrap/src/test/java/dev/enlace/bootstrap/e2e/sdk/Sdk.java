package dev.enlace.bootstrap.e2e.sdk;

import dev.enlace.bootstrap.files.ProjectFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The SDK of one language, as people get it. */
interface Sdk {
  /** Where the SDKs are made. */
  Path PACKED = ProjectFolder.ROOT.resolve("sdk/target");

  /** All of them. */
  static List<Sdk> all() {
    return List.of(new JavaSdk(), new TypescriptSdk(), new PythonSdk());
  }

  /** The folder below {@code sdk/src/main} that holds its README. */
  String language();

  /** How the names of its programs end. */
  String suffix();

  /** Installs the packed SDK in a folder, with programs that use it. */
  void install(Path folder, Map<String, String> programs) throws Exception;

  /** How to run one of those programs. */
  List<String> command(Path folder, String program);

  /** A program that asks for nothing but trouble, and says how it was told of it. */
  default String trouble() throws IOException {
    return Files.readString(
        ProjectFolder.ROOT.resolve("bootstrap/src/test/resources/sdk/Trouble" + suffix()));
  }

  /** The first program in its README. */
  default String tour() throws IOException {
    Path readme = ProjectFolder.ROOT.resolve("sdk/src/main").resolve(language() + "/README.md");
    Matcher block =
        Pattern.compile("## Tour\\n```\\w+\\n(.*?)```", Pattern.DOTALL)
            .matcher(Files.readString(readme));
    if (!block.find()) {
      throw new IllegalStateException(readme + " has no tour");
    }
    return block.group(1);
  }
}
