import dev.enlace.sdk.Enlace;
import dev.enlace.sdk.NotConnected;
import dev.enlace.sdk.Pages;
import dev.enlace.sdk.api.ConnectionsApi.APIListConnectionsRequest;
import dev.enlace.sdk.client.ApiException;
import dev.enlace.sdk.model.ConnectionListResponse;
import java.net.http.HttpTimeoutException;
import java.time.Duration;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;

public class Trouble {
  private static final UUID ID = UUID.fromString("01990a5e-9a10-7000-8000-00000000c001");
  private static final APIListConnectionsRequest ALL =
      APIListConnectionsRequest.newBuilder().build();

  public static void main(String[] arguments) throws InterruptedException {
    var waits = at("waits").connections().listConnections(ALL);
    System.out.println("waits " + waits.getItems().size());
    for (String name : new String[] {"hour", "down", "missing", "broken", "proxy"}) {
      refused(name);
    }
    for (String key : new String[] {null, null, "mine"}) {
      var token = at("refreshes").tokens().refreshConnectionToken(ID, key);
      System.out.println("refreshes " + token.getTokenType());
    }
    notConnected("denied");
    notConnected("nobody");
    var request = APIListConnectionsRequest.newBuilder();
    var all =
        Pages.items(
            cursor -> at("pages").connections().listConnections(request.cursor(cursor).build()),
            ConnectionListResponse::getItems,
            ConnectionListResponse::getNextCursor);
    System.out.println("pages " + all.count());
    System.out.println("future " + at("future").oauth().getOAuthAttempt(ID, null).getAttemptId());
    var other = at("other").actingFor("luis").oauth().getOAuthAttempt(ID, null);
    System.out.println("other " + other.getAttemptId());
    late("silent");
    stopped("busy", () -> at("busy").connections().listConnections(ALL));
    stopped("left", () -> at("nobody").awaitConnection(ID, Duration.ofMinutes(1)));
  }

  private static Enlace at(String name) {
    return Enlace.at(System.getenv("ENLACE_URL") + "/" + name, "key");
  }

  private static void refused(String name) {
    try {
      at(name).connections().listConnections(ALL);
    } catch (ApiException failure) {
      String code =
          Enlace.problemOf(failure).map(problem -> problem.getCode().toString()).orElse("none");
      System.out.println(name + " " + failure.getCode() + " " + code);
    }
  }

  private static void notConnected(String name) throws InterruptedException {
    try {
      at(name).awaitConnection(ID, Duration.ZERO);
    } catch (NotConnected failure) {
      System.out.println(name + " " + failure.code().orElse("none"));
    }
  }

  private static void late(String name) {
    try {
      at(name).with(Duration.ofMillis(500)).connections().listConnections(ALL);
    } catch (ApiException failure) {
      boolean late = failure.getCause() instanceof HttpTimeoutException;
      System.out.println(name + " " + (late ? "late" : failure));
    }
  }

  /** What we wait for is given up after a while. */
  private static void stopped(String name, Callable<?> waits) {
    CompletableFuture.delayedExecutor(500, TimeUnit.MILLISECONDS)
        .execute(Thread.currentThread()::interrupt);
    try {
      waits.call();
    } catch (Exception failure) {
      boolean stopped = Thread.interrupted() || failure instanceof InterruptedException;
      System.out.println(name + " " + (stopped ? "stopped" : failure));
    }
  }
}
