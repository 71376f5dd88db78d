package dev.enlace.sandbox.google;

import dev.enlace.sandbox.http.Json;
import dev.enlace.sandbox.http.Reply;
import dev.enlace.sandbox.http.Request;
import dev.enlace.sandbox.http.Route;
import dev.enlace.sandbox.oauth.Access;
import dev.enlace.sandbox.oauth.Secrets;
import dev.enlace.sandbox.oauth.provider.OAuthProvider;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import tools.jackson.databind.node.ObjectNode;

/**
 * Gmail's {@code users.messages.send}, in JSON and as an upload.
 *
 * @see <a
 *     href="https://developers.google.com/workspace/gmail/api/reference/rest/v1/users.messages/send">
 *     users.messages.send</a>
 */
public final class GmailApi {
  private static final String SEND = "/gmail/v1/users/me/messages/send";
  private static final Set<String> SUFFICIENT =
      Set.of(
          "https://www.googleapis.com/auth/gmail.send",
          "https://www.googleapis.com/auth/gmail.compose",
          "https://www.googleapis.com/auth/gmail.modify",
          "https://mail.google.com/");

  private final OAuthProvider google;
  private final Clock clock;
  private final List<GmailMessage> sent = new ArrayList<>();

  public GmailApi(OAuthProvider google, Clock clock) {
    this.google = google;
    this.clock = clock;
  }

  public List<Route> routes() {
    String host = "/gmail.googleapis.com";
    return List.of(
        new Route("POST", host + SEND, "google", "send", request -> send(request, raw(request))),
        new Route(
            "POST",
            host + "/upload" + SEND,
            "google",
            "upload",
            request -> send(request, uploaded(request))));
  }

  public synchronized List<GmailMessage> sent() {
    return List.copyOf(sent);
  }

  public synchronized void clear() {
    sent.clear();
  }

  private Reply send(Request request, Optional<String> mail) {
    Optional<Access> access = request.bearer().flatMap(google::access);
    if (access.isEmpty()) {
      return error(401, "UNAUTHENTICATED", "authError", "Invalid Credentials");
    }
    if (access.get().scopes().stream().noneMatch(SUFFICIENT::contains)) {
      return error(
          403,
          "PERMISSION_DENIED",
          "insufficientPermissions",
          "Request had insufficient authentication scopes.");
    }
    return mail.map(text -> take(access.get(), text))
        .orElseGet(() ->
            error(
                400,
                "INVALID_ARGUMENT",
                "invalidArgument",
                "'raw' RFC822 payload message string or uploading message via /upload/* URL"
                    + " required"));
  }

  private synchronized Reply take(Access access, String text) {
    try {
      MailHeaders mail = MailHeaders.of(text);
      List<String> recipients =
          Stream.of("To", "Cc", "Bcc").flatMap(name -> mail.addresses(name).stream()).toList();
      if (recipients.isEmpty()) {
        return error(400, "INVALID_ARGUMENT", "invalidArgument", "Recipient address required");
      }
      String id = Secrets.fingerprint(text + sent.size());
      Instant now = clock.instant();
      String email = access.person().email();
      sent.add(new GmailMessage(now, email, id, recipients, mail.without("Bcc")));
      ObjectNode body = Json.object().put("id", id).put("threadId", id);
      body.putArray("labelIds").add("SENT");
      return Reply.json(200, body);
    } catch (IllegalArgumentException malformed) {
      return error(400, "INVALID_ARGUMENT", "invalidArgument", "Invalid message");
    }
  }

  /** Empty where there is no such field, or it is not base64url. */
  private static Optional<String> raw(Request request) {
    return Json.readObject(request.text())
        .map(body -> body.path("raw").asString(""))
        .filter(raw -> !raw.isEmpty())
        .flatMap(GmailApi::decoded);
  }

  private static Optional<String> decoded(String raw) {
    try {
      byte[] bytes = Base64.getUrlDecoder().decode(raw);
      return Optional.of(new String(bytes, StandardCharsets.UTF_8));
    } catch (IllegalArgumentException notBase64) {
      return Optional.empty();
    }
  }

  private static Optional<String> uploaded(Request request) {
    boolean media = request.query().get("uploadType").filter("media"::equals).isPresent();
    return media && request.mediaType().equals("message/rfc822")
        ? Optional.of(request.text())
        : Optional.empty();
  }

  private static Reply error(int status, String name, String reason, String message) {
    ObjectNode body = Json.object();
    ObjectNode error = body.putObject("error").put("code", status).put("message", message);
    error
        .putArray("errors")
        .addObject()
        .put("message", message)
        .put("domain", "global")
        .put("reason", reason);
    error.put("status", name);
    return Reply.json(status, body);
  }
}
