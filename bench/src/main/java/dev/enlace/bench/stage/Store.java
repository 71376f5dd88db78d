package dev.enlace.bench.stage;

import dev.enlace.bench.load.Request;
import dev.enlace.bench.program.Child;
import dev.enlace.bench.program.EnlaceImage;
import dev.enlace.bench.program.PostgreSql;
import dev.enlace.bench.program.Web;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * An Enlace whose database holds a number of connections. Those that are handed out were made by
 * walks, since a token opens only in the row for which it was sealed; what lies between them are
 * copies of them.
 */
public final class Store implements AutoCloseable {
  private static final String ADMIN_KEY = "admin-key-of-the-bench-which-nobody-keeps";
  private static final int BATCHES = 10;
  private static final int PAGE = 500;

  private final Child enlace;
  private final List<Request> handOuts;

  private Store(Child enlace, List<Request> handOuts) {
    this.enlace = enlace;
    this.handOuts = handOuts;
  }

  /** Makes one of that many rows, so many of which are handed out, and starts its Enlace. */
  public static Store make(
      EnlaceImage image, PostgreSql server, String database, Path home, int rows, int handedOut)
      throws IOException, InterruptedException, SQLException {
    server.create(database);
    Catalogue.write(Files.createDirectories(home));
    Child enlace = image.start(server.url(database), home, ADMIN_KEY);
    enlace.awaitReady("/health/readiness");
    Walks walks = new Walks(enlace.url(), ADMIN_KEY);
    List<Request> handOuts = new ArrayList<>();
    int batch = handedOut / BATCHES;
    for (int i = 0; i < BATCHES; i++) {
      handOuts.addAll(walks.make(batch));
      server.run(database, server.text(database, copying(batch, rows / handedOut - 1)));
    }
    server.run(database, "VACUUM ANALYZE", "CHECKPOINT");
    return new Store(enlace, handOuts);
  }

  /**
   * What writes the statement that copies the newest rows so many times, whatever their columns.
   */
  private static String copying(int rows, int times) {
    return """
    SELECT 'INSERT INTO connections.connections (' || string_agg(column_name, ',') || ') SELECT '
      || string_agg(CASE column_name WHEN 'id' THEN 'uuidv7()' ELSE column_name END, ',')
      || ' FROM (SELECT * FROM connections.connections ORDER BY id DESC LIMIT %d) c'
      || ' CROSS JOIN generate_series(1, %d)'
    FROM information_schema.columns
    WHERE table_schema = 'connections' AND table_name = 'connections'
    """
        .formatted(rows, times);
  }

  /** The program. */
  public Child program() {
    return enlace;
  }

  /** One for each connection that is handed out. */
  public List<Request> handOuts() {
    return handOuts;
  }

  /** Fifty entries of the catalogue. */
  public List<Request> catalogue() {
    return asAdmin("/connections/available?limit=50");
  }

  /** The newest fifty connections of all. */
  public List<Request> firstPage() {
    return asAdmin("/connections?limit=50");
  }

  /** The oldest fifty, found as anybody has to: page by page. */
  public List<Request> deepestPage() throws IOException, InterruptedException {
    String cursor = "";
    String deepest = "";
    do {
      deepest = cursor;
      cursor = next("/connections?limit=" + PAGE + cursor);
    } while (!cursor.isEmpty());
    return asAdmin("/connections?limit=50" + deepest);
  }

  private String next(String path) throws IOException, InterruptedException {
    JsonNode page = Web.json(URI.create(enlace.url() + path), Walks.bearer(ADMIN_KEY));
    String cursor = page.path("nextCursor").asString("");
    return cursor.isEmpty() ? "" : "&cursor=" + cursor;
  }

  private static List<Request> asAdmin(String path) {
    return List.of(new Request(path, Map.copyOf(Walks.bearer(ADMIN_KEY))));
  }

  @Override
  public void close() throws InterruptedException {
    enlace.close();
  }
}
