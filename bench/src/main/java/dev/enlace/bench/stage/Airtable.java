package dev.enlace.bench.stage;

import dev.enlace.bench.load.Request;
import dev.enlace.bench.program.Child;
import dev.enlace.bench.program.EnlaceImage;
import dev.enlace.bench.program.PostgreSql;
import dev.enlace.bench.program.Program;
import dev.enlace.bench.program.Web;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;

/**
 * An Enlace with one connection to Airtable, and airtable-mcp-server with a token of its own; both
 * ask the sandbox that runs inside of that Enlace. Airtable's limits are set aside on all three
 * sides, since nothing else could be measured: five requests a second are the same for everybody.
 */
public final class Airtable implements AutoCloseable {
  private static final String ADMIN_KEY = "admin-key-of-the-bench-which-nobody-keeps";
  private static final String BASE = "appSandboxPrj0001";
  private static final String TABLE = "Tasks";
  private static final Path LAUNCHER = Path.of("bench/airtable-mcp/sandboxed.mjs");
  private static final Path SERVER =
      Path.of("tools/npm/node_modules/airtable-mcp-server/dist/main.js");

  private final Child enlace;
  private final Child mcp;
  private final Request handOut;

  private Airtable(Child enlace, Child mcp, Request handOut) {
    this.enlace = enlace;
    this.mcp = mcp;
    this.handOut = handOut;
  }

  /** Starts both. */
  public static Airtable make(EnlaceImage image, PostgreSql server, Path home)
      throws IOException, InterruptedException, SQLException {
    server.create("airtable");
    unlimited(Files.createDirectories(home.resolve("catalog")));
    int control = Web.freePort();
    int providers = Web.freePort();
    Child enlace =
        image.start(
            server.url("airtable"),
            home,
            ADMIN_KEY,
            Map.of(
                "ENLACE_SANDBOX_PORT",
                String.valueOf(providers),
                "ENLACE_SANDBOX_CONTROL_PORT",
                String.valueOf(control)));
    enlace.awaitReady("/health/readiness");
    String secret = Files.readString(home.resolve("keys/sandbox-control")).strip();
    Web.command(
        URI.create("http://127.0.0.1:" + control + "/limits"),
        Walks.bearer(secret),
        Map.of("kept", false));
    Request handOut = new Walks(enlace.url(), ADMIN_KEY).make(1).getFirst();
    Child mcp = mcp(home, "http://127.0.0.1:" + providers + "/api.airtable.com");
    return new Airtable(enlace, mcp, handOut);
  }

  /** The provider as it comes, without its limits. */
  private static void unlimited(Path catalogue) throws IOException {
    Path file = Path.of("adapters/out/catalog/src/main/resources/catalog/providers/airtable.yaml");
    String provider = Files.readString(file);
    Files.writeString(
        catalogue.resolve("airtable-provider.yaml"),
        provider.substring(0, provider.indexOf("  limits:")));
  }

  private static Child mcp(Path home, String airtable) throws IOException, InterruptedException {
    int port = Web.freePort();
    Child mcp =
        Child.start(
            List.of(
                "node",
                "--import",
                LAUNCHER.toAbsolutePath().toString(),
                SERVER.toAbsolutePath().toString()),
            home,
            Map.of(
                "MCP_TRANSPORT",
                "http",
                "PORT",
                String.valueOf(port),
                "AIRTABLE_AT",
                airtable,
                "AIRTABLE_API_KEY",
                "sandbox-airtable-pat-ana"),
            "http://127.0.0.1:" + port,
            home.resolve("airtable-mcp-server.log"));
    mcp.awaitListening();
    return mcp;
  }

  /** Enlace, with the sandbox inside. */
  public Program enlace() {
    return enlace;
  }

  /** The other. */
  public Program mcp() {
    return mcp;
  }

  /** The first page of a table, in that format. */
  public List<Request> records(String format) {
    String connection = handOut.path().substring(0, handOut.path().lastIndexOf('/'));
    String path =
        connection
            + "/airtable/bases/"
            + BASE
            + "/tables/"
            + TABLE
            + "/records?pageSize=100&format="
            + format;
    return List.of(new Request(path, handOut.headers()));
  }

  /** The same records, as an assistant asks for them. */
  public List<Request> calls() {
    return List.of(
        new Request(
            "/mcp",
            Map.of(
                "Content-Type",
                "application/json",
                "Accept",
                "application/json, text/event-stream"),
            """
            {"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"list_records",\
            "arguments":{"baseId":"%s","tableId":"%s","maxRecords":100}}}\
            """
                .formatted(BASE, TABLE)));
  }

  @Override
  public void close() throws InterruptedException {
    mcp.close();
    enlace.close();
  }
}
