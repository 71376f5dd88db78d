import dev.enlace.sdk.Enlace;
import dev.enlace.sdk.NotConnected;
import dev.enlace.sdk.Pages;
import dev.enlace.sdk.api.ConnectionsApi.APIListConnectionsRequest;
import dev.enlace.sdk.client.ApiException;
import dev.enlace.sdk.model.ConnectionListResponse;
import java.time.Duration;
import java.util.UUID;

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
}
