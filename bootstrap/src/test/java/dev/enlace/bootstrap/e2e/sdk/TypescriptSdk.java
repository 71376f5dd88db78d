package dev.enlace.bootstrap.e2e.sdk;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bootstrap.files.ForeignTool;
import dev.enlace.bootstrap.files.ProjectFolder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The npm package, used from strict TypeScript on Node. */
final class TypescriptSdk implements Sdk {
  @Override
  public String language() {
    return "typescript";
  }

  @Override
  public String suffix() {
    return ".ts";
  }

  @Override
  public void install(Path folder, Map<String, String> programs) throws Exception {
    ForeignTool.packed(PACKED, "typescript", "mvn -pl sdk package");
    ForeignTool compiler = ForeignTool.ofNpm("tsc");
    List<String> home = List.of("HOME=" + folder);
    succeed(ForeignTool.ofSystem("bash").run(home, "sdk/build", "typescript", "--generated"));
    Files.writeString(folder.resolve("package.json"), "{\"private\": true, \"type\": \"module\"}");
    succeed(
        ForeignTool.ofSystem("npm")
            .run(
                home,
                "install",
                "--prefix=" + folder,
                "--offline",
                "--no-audit",
                "--no-fund",
                ForeignTool.packed(PACKED, "enlace-sdk-*.tgz", "sdk/build typescript").toString()));
    Files.writeString(folder.resolve("tsconfig.json"), settings());
    for (Map.Entry<String, String> program : programs.entrySet()) {
      Files.writeString(folder.resolve(program.getKey() + suffix()), program.getValue());
    }
    succeed(compiler.run(List.of(), "-p", folder.toString()));
  }

  @Override
  public List<String> command(Path folder, String program) {
    return List.of(ForeignTool.ofSystem("node").program().toString(), program + ".js");
  }

  private static String settings() {
    return """
    {
      "compilerOptions": {
        "target": "ES2022", "lib": ["ES2022", "DOM"], "module": "NodeNext", "strict": true,
        "skipDefaultLibCheck": true, "types": ["node"], "typeRoots": ["%s"]
      },
      "include": ["*.ts"]
    }
    """
        .formatted(ProjectFolder.ROOT.resolve("tools/npm/node_modules/@types"));
  }

  private static void succeed(ForeignTool.Result result) {
    assertThat(result.code()).as(result.output()).isZero();
  }
}
