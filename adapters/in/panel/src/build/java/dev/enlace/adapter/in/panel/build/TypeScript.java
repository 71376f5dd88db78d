package dev.enlace.adapter.in.panel.build;

import java.io.IOException;
import java.util.Map;
import java.util.TreeMap;
import org.graalvm.polyglot.Context;
import org.graalvm.polyglot.HostAccess;
import org.graalvm.polyglot.Source;
import org.graalvm.polyglot.Value;

/** TypeScript's own compiler, run in this JVM: checks types, then writes plain modules. */
public final class TypeScript {
  private final String script;

  TypeScript(String script) {
    this.script = script;
  }

  /** The modules by name, such as {@code views/Audit.js}; a type error ends the build. */
  Map<String, String> compile(Map<String, String> sources) throws IOException {
    try (Context context =
        Context.newBuilder("js")
            .allowHostAccess(HostAccess.ALL)
            .option("engine.WarnInterpreterOnly", "false")
            .build()) {
      String typescript = Webjars.text("typescript", "lib/typescript.js");
      context.eval(Source.newBuilder("js", typescript, "typescript.js").build());
      Disk disk = new Disk(sources);
      Value errors =
          context
              .eval(Source.newBuilder("js", script, "compile.js").build())
              .execute(disk, sources.keySet().toArray(String[]::new));
      if (!errors.asString().isEmpty()) {
        throw new IllegalArgumentException("\n" + errors.asString());
      }
      return disk.written;
    }
  }

  /** What TypeScript takes for a disk. */
  public static final class Disk {
    private final Map<String, String> sources;
    private final Map<String, String> written = new TreeMap<>();

    Disk(Map<String, String> sources) {
      this.sources = sources;
    }

    /** Null where there is no such file. */
    public String read(String path) throws IOException {
      if (path.startsWith("/src/")) {
        return sources.get(path.substring("/src/".length()));
      }
      if (path.startsWith("/lib/")) {
        return Webjars.find("typescript", path.substring(1));
      }
      return path.startsWith("/node_modules/preact/")
          ? Webjars.find("preact", path.substring("/node_modules/preact/".length()))
          : null;
    }

    public void write(String path, String text) {
      written.put(path.substring("/src/".length()), text);
    }
  }
}
