package dev.enlace.bootstrap.e2e.harness;

import dev.enlace.bootstrap.files.ForeignTool;
import dev.enlace.bootstrap.files.ProjectFolder;
import java.io.BufferedReader;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/** An OAuth server that others wrote, as a process of its own. */
public final class SecondProvider implements AutoCloseable {
  /** The client that it knows. */
  public static final String CLIENT = "enlace-of-a-test";

  /** What it takes for the client's password. */
  public static final String SECRET = "second-provider-client-secret";

  private static final Path SCRIPT =
      ProjectFolder.ROOT.resolve("bootstrap/src/test/js/second-provider.mjs");
  private static final String GREETING = "listening on ";

  private final Process process;
  private final URI issuer;

  private SecondProvider(Process process, URI issuer) {
    this.process = process;
    this.issuer = issuer;
  }

  /** Starts it on a free port. */
  public static SecondProvider start(String redirectUri) throws IOException {
    Path node = ForeignTool.ofSystem("node").program();
    Path packages = ForeignTool.npmPackage("oidc-provider").resolve("../..").normalize();
    ProcessBuilder builder =
        new ProcessBuilder(node.toString(), SCRIPT.toString()).redirectError(Redirect.DISCARD);
    builder
        .environment()
        .putAll(
            Map.of(
                "NPM_ROOT", packages.toString(),
                "CLIENT_ID", CLIENT,
                "CLIENT_SECRET", SECRET,
                "REDIRECT_URI", redirectUri));
    Process process = builder.start();
    return new SecondProvider(process, issuer(process));
  }

  /** Its issuer, under which its endpoints lie. */
  public URI issuer() {
    return issuer;
  }

  @Override
  public void close() {
    process.destroy();
    try {
      if (!process.waitFor(5, TimeUnit.SECONDS)) {
        process.destroyForcibly();
      }
    } catch (InterruptedException e) {
      process.destroyForcibly();
      Thread.currentThread().interrupt();
    }
  }

  private static URI issuer(Process process) throws IOException {
    BufferedReader output = process.inputReader(StandardCharsets.UTF_8);
    String line;
    while ((line = output.readLine()) != null) {
      if (line.startsWith(GREETING)) {
        return URI.create(line.substring(GREETING.length()));
      }
    }
    process.destroyForcibly();
    throw new IOException("the second provider did not start");
  }
}
