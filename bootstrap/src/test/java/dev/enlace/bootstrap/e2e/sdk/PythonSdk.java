package dev.enlace.bootstrap.e2e.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.files.ForeignTool;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The wheel, in an environment of its own over Debian's packages. */
final class PythonSdk implements Sdk {
  private static final Map<String, String> DEBIAN =
      Map.of(
          "dateutil", "python3-dateutil",
          "pip", "python3-pip",
          "pydantic", "python3-pydantic",
          "setuptools", "python3-setuptools",
          "urllib3", "python3-urllib3",
          "wheel", "python3-wheel");

  @Override
  public String language() {
    return "python";
  }

  @Override
  public String suffix() {
    return ".py";
  }

  @Override
  public void install(Path folder, Map<String, String> programs) throws Exception {
    ForeignTool.packed(PACKED, "python", "mvn -pl sdk package");
    ForeignTool python = ForeignTool.ofDebianPython(DEBIAN);
    succeed(
        ForeignTool.ofSystem("bash")
            .run(
                List.of("HOME=" + folder, "PYTHON=" + python.program()),
                "sdk/build",
                "python",
                "--generated"));
    Path environment = folder.resolve("venv");
    succeed(
        python.run(
            List.of(),
            "-m",
            "venv",
            "--system-site-packages",
            "--without-pip",
            environment.toString()));
    succeed(
        python.run(
            List.of("HOME=" + folder),
            "-m",
            "pip",
            "--python=" + environment.resolve("bin/python"),
            "install",
            "--quiet",
            "--no-index",
            "--disable-pip-version-check",
            ForeignTool.packed(PACKED, "enlace_sdk-*.whl", "sdk/build python").toString()));
    for (Map.Entry<String, String> program : programs.entrySet()) {
      Files.writeString(folder.resolve(program.getKey() + suffix()), program.getValue());
    }
  }

  @Override
  public List<String> command(Path folder, String program) {
    return List.of(folder.resolve("venv/bin/python").toString(), program + ".py");
  }

  private static void succeed(ForeignTool.Result result) {
    assertThat(result.code()).as(result.output()).isZero();
  }
}
