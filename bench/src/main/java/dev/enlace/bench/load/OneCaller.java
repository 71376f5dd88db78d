package dev.enlace.bench.load;

import dev.enlace.bench.program.PostgreSql;
import dev.enlace.bench.program.Web;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/**
 * One caller who asks again when the answer is there: how long somebody waits on a machine that has
 * nothing else to do, where many callers wait for each other.
 */
public final class OneCaller implements Loader {
  private static final int MIDDLE = 50;
  private static final int NEARLY_ALL = 99;

  private final PostgreSql database;

  /** Reads what that server uses meanwhile. */
  public OneCaller(PostgreSql database) {
    this.database = database;
  }

  @Override
  public Sample load(Case asked, Duration time) throws InterruptedException {
    Duration cpu = asked.program().cpu();
    Duration databaseCpu = database.cpu();
    List<Duration> waits = new ArrayList<>();
    long refused = 0;
    long broken = 0;
    long begun = System.nanoTime();
    for (int i = 0; System.nanoTime() - begun < time.toNanos(); i++) {
      Request request = asked.requests().get(i % asked.requests().size());
      long sent = System.nanoTime();
      try {
        refused += isGood(asked, request) ? 0 : 1;
      } catch (IOException _) {
        broken++;
      }
      waits.add(Duration.ofNanos(System.nanoTime() - sent));
    }
    waits.sort(null);
    return new Sample(
        waits.size(),
        Duration.ofNanos(System.nanoTime() - begun),
        refused,
        0,
        broken,
        within(waits, MIDDLE),
        within(waits, NEARLY_ALL),
        asked.program().cpu().minus(cpu),
        database.cpu().minus(databaseCpu),
        asked.program().memory());
  }

  private static boolean isGood(Case asked, Request request)
      throws IOException, InterruptedException {
    URI address = URI.create(asked.program().url() + request.path());
    return Web.get(address, request.headers()).statusCode() / 100 == 2;
  }

  /** How long so many of a hundred waited at most. */
  private static Duration within(List<Duration> sorted, int percent) {
    return sorted.get((sorted.size() - 1) * percent / 100);
  }
}
