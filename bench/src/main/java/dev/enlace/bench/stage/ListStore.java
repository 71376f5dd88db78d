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
import java.util.Map;
import tools.jackson.databind.JsonNode;

/**
 * An Enlace whose list of connections is looked at. One of them was made by a walk; the others are
 * copies of it with other owners and states, since nobody opens their tokens.
 */
public final class ListStore implements AutoCloseable {
  private static final String ADMIN_KEY = "admin-key-of-the-lists-which-nobody-keeps";
  private static final String USER = "user-0";

  private final Child enlace;
  private final Mix mix;
  private final String carla;

  private ListStore(Child enlace, Mix mix, String carla) {
    this.enlace = enlace;
    this.mix = mix;
    this.carla = carla;
  }

  /**
   * A page as it is asked for.
   *
   * @param number from 1 on
   * @param cursor where it begins; empty for the first one
   */
  public record Place(Request request, int number, String cursor) {}

  /** Makes one and starts its Enlace. */
  public static ListStore make(
      EnlaceImage image, PostgreSql server, String database, Path home, Mix mix)
      throws IOException, InterruptedException, SQLException {
    server.create(database);
    Child enlace = image.start(server.url(database), Files.createDirectories(home), ADMIN_KEY);
    enlace.awaitReady("/health/readiness");
    new Walks(enlace.url(), ADMIN_KEY).make(1);
    server.run(
        database,
        ListRows.user(USER, "berta"),
        ListRows.user(USER, "carla"),
        ListRows.copies(mix),
        ListRows.original(),
        ListRows.grants(mix, USER),
        ListRows.upkeep(),
        "VACUUM ANALYZE",
        "CHECKPOINT");
    String carla = server.text(database, ListRows.idOf("carla"));
    return new ListStore(enlace, mix, carla);
  }

  /** The program. */
  public Child program() {
    return enlace;
  }

  /** How many connections there are. */
  public int rows() {
    return mix.rows();
  }

  /** The first page. */
  public Place first(View view) {
    return place(view, 1, "");
  }

  /**
   * The page of that number, found as anybody has to, cursor by cursor; the last one where there
   * are fewer. It is full, so that no page is faster for being short.
   */
  public Place page(View view, int number) throws IOException, InterruptedException {
    Place here = first(view);
    while (true) {
      JsonNode answer = ask(here);
      String next = answer.path("nextCursor").asString("");
      if (here.number() == number || next.isEmpty()) {
        requireFull(view, here, answer.path("items").size());
        return here;
      }
      here = place(view, here.number() + 1, next);
    }
  }

  private JsonNode ask(Place place) throws IOException, InterruptedException {
    return Web.json(URI.create(enlace.url() + place.request().path()), place.request().headers());
  }

  private void requireFull(View view, Place place, int items) throws IOException {
    if (items != view.size()) {
      throw new IOException(
          "%,d connections, %s: page %d has %d of %d"
              .formatted(mix.rows(), view.name(), place.number(), items, view.size()));
    }
  }

  private Place place(View view, int number, String cursor) {
    String path =
        "/connections?limit=%d%s%s"
            .formatted(
                view.size(),
                view.query().replace(View.CARLA, carla),
                cursor.isEmpty() ? "" : "&cursor=" + cursor);
    Map<String, String> headers =
        view.asAdmin() ? Walks.bearer(ADMIN_KEY) : Walks.as(ADMIN_KEY, USER);
    return new Place(new Request(path, Map.copyOf(headers)), number, cursor);
  }

  @Override
  public void close() throws InterruptedException {
    enlace.close();
  }
}
