package dev.enlace.bench.stage;

import dev.enlace.bench.bare.BareProgram;
import dev.enlace.bench.load.Request;
import dev.enlace.bench.program.Child;
import dev.enlace.bench.program.Jvm;
import dev.enlace.bench.program.PostgreSql;
import dev.enlace.bench.program.Web;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/** The ceiling: a table of small rows, and a program that does nothing but read it. */
public final class Bare implements AutoCloseable {
  private static final int ROWS = 10_000;
  private static final String DATABASE = "bare";

  /** About as long as what a hand-out answers. */
  private static final String FILL =
      """
      INSERT INTO items
      SELECT ('00000000-0000-4000-8000-' || lpad(i::text, 12, '0'))::uuid,
             i || repeat('x', 250)
      FROM generate_series(1, %d) i
      """
          .formatted(ROWS);

  private final Child program;

  private Bare(Child program) {
    this.program = program;
  }

  /** Makes and starts it. */
  public static Bare make(PostgreSql server, Path directory)
      throws IOException, InterruptedException, SQLException {
    server.create(DATABASE);
    server.run(
        DATABASE,
        "CREATE TABLE items (id uuid PRIMARY KEY, payload text NOT NULL)",
        FILL,
        "VACUUM ANALYZE items");
    int port = Web.freePort();
    Child program =
        Child.start(
            Jvm.command(
                "--enable-native-access=ALL-UNNAMED",
                "-Dreactor.netty.ioWorkerCount=2",
                "-cp",
                System.getProperty("java.class.path"),
                BareProgram.class.getName(),
                "--server.address=127.0.0.1",
                "--server.port=" + port,
                "--bare.database=" + server.url(DATABASE)),
            Files.createDirectories(directory),
            Map.of(),
            "http://127.0.0.1:" + port,
            directory.resolve("bare.log"));
    program.awaitReady("/answer");
    return new Bare(program);
  }

  /** The program. */
  public Child program() {
    return program;
  }

  /** The constant answer. */
  public List<Request> answer() {
    return List.of(new Request("/answer", Map.of()));
  }

  /** One row each. */
  public List<Request> reads() {
    return IntStream.rangeClosed(1, ROWS)
        .mapToObj("/items/00000000-0000-4000-8000-%012d"::formatted)
        .map(path -> new Request(path, Map.of()))
        .toList();
  }

  @Override
  public void close() throws InterruptedException {
    program.close();
  }
}
