package dev.enlace.sandbox.control;

import dev.enlace.sandbox.control.ControlRequests.Advance;
import dev.enlace.sandbox.control.ControlRequests.Limits;
import dev.enlace.sandbox.control.ControlRequests.NewClient;
import dev.enlace.sandbox.control.ControlRequests.NewMailServer;
import dev.enlace.sandbox.control.ControlRequests.Whose;
import dev.enlace.sandbox.http.Endpoint;
import dev.enlace.sandbox.http.Json;
import dev.enlace.sandbox.http.Outcome;
import dev.enlace.sandbox.http.Reply;
import dev.enlace.sandbox.http.Request;
import dev.enlace.sandbox.http.Route;
import dev.enlace.sandbox.http.Router;
import dev.enlace.sandbox.oauth.Secrets;
import dev.enlace.sandbox.tls.SelfSigned;
import dev.enlace.sandbox.traffic.Fault;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import tools.jackson.databind.node.ObjectNode;

/** Faults, time, tokens and records of what happened, over HTTP with a secret. */
public final class ControlApi {
  private final String secret;
  private final Steering steering;
  private final Router router = new Router();

  public ControlApi(String secret, Steering steering) {
    this.secret = secret;
    this.steering = steering;
    router.add(routes());
  }

  public Outcome take(Request request) {
    boolean known = request.bearer().filter(given -> Secrets.same(given, secret)).isPresent();
    Reply reply = known ? answer(request) : unauthorized();
    return new Outcome.Answer(reply.with("Cache-Control", "no-store"), Duration.ZERO);
  }

  private Reply answer(Request request) {
    return switch (router.find(request)) {
      case Router.Found.Refused(Reply reply) -> reply;
      case Router.Found.Served(Route route, Request matched) -> route.handler().answer(matched);
    };
  }

  private List<Route> routes() {
    return List.of(
        get("/state", it -> state()),
        get("/requests", this::requests),
        get("/counts", it -> list("counts", steering.journal().counts())),
        get("/faults", it -> list("faults", steering.faults().all())),
        post("/faults", Fault.class, this::add),
        route("DELETE", "/faults", it -> clearFaults()),
        post("/advance", Advance.class, this::advance),
        post(
            "/expire", Whose.class, it -> count(steering.expireTokens(it.provider(), account(it)))),
        post(
            "/revoke", Whose.class, it -> count(steering.revokeGrants(it.provider(), account(it)))),
        post("/limits", Limits.class, this::limit),
        post("/clients", NewClient.class, this::register),
        post("/smtp", NewMailServer.class, this::startMailServer),
        get("/smtp-certificate", it -> certificate()),
        get("/mails", it -> list("mails", steering.mail().mailbox().mails())),
        get("/logins", it -> list("logins", steering.mail().mailbox().logins())),
        get("/gmail", it -> list("messages", steering.gmailMessages())),
        get("/telegram", it -> list("messages", steering.telegramMessages())),
        route("POST", "/reset", it -> forget()));
  }

  private Reply state() {
    ObjectNode body = Json.object().put("now", steering.now().toString());
    steering.addresses().forEach(body::put);
    return Reply.json(200, body);
  }

  private Reply requests(Request request) {
    String provider = request.query().get("provider").orElse("");
    String endpoint = request.query().get("endpoint").orElse("");
    return list(
        "requests",
        steering.journal().latest().stream()
            .filter(seen -> provider.isEmpty() || seen.provider().equals(provider))
            .filter(seen -> endpoint.isEmpty() || seen.endpoint().equals(endpoint))
            .toList());
  }

  private Reply add(Fault fault) {
    steering.faults().add(fault);
    return Reply.json(201, Json.tree(fault));
  }

  private Reply clearFaults() {
    steering.faults().clear();
    return Reply.empty(204);
  }

  private Reply advance(Advance advance) {
    steering.advance(advance.step());
    return state();
  }

  private Reply limit(Limits wanted) {
    steering.keepLimits(Boolean.TRUE.equals(wanted.kept()));
    return Reply.empty(204);
  }

  private Reply register(NewClient wanted) {
    steering.register(wanted.client());
    return Reply.json(201, Json.object().put("clientId", wanted.clientId()));
  }

  private Reply startMailServer(NewMailServer wanted) {
    int port = steering.startMailServer(wanted.variant());
    return Reply.json(201, Json.object().put("host", "127.0.0.1").put("port", port));
  }

  private Reply certificate() {
    return Reply.text(200, SelfSigned.pem(steering.mail().certificate()));
  }

  private Reply forget() {
    steering.forget();
    return Reply.empty(204);
  }

  private static String account(Whose whose) {
    return Objects.requireNonNullElse(whose.account(), "");
  }

  private static Reply count(int count) {
    return Reply.json(200, Json.object().put("tokens", count));
  }

  private static Reply list(String name, Object values) {
    return Reply.json(200, Json.tree(Map.of(name, values)));
  }

  private static Reply unauthorized() {
    return Reply.json(401, Json.object().put("error", "the control secret is required"))
        .with("WWW-Authenticate", "Bearer");
  }

  private static Route get(String path, Endpoint handler) {
    return route("GET", path, handler);
  }

  private static <T> Route post(String path, Class<T> type, Function<T, Reply> handler) {
    return route("POST", path, request -> handler.apply(ControlJson.read(request.text(), type)));
  }

  private static Route route(String method, String path, Endpoint handler) {
    return new Route(method, path, "control", path, request -> guarded(request, handler));
  }

  private static Reply guarded(Request request, Endpoint handler) {
    try {
      return handler.answer(request);
    } catch (IllegalArgumentException wrong) {
      return Reply.json(400, Json.object().put("error", wrong.getMessage()));
    }
  }
}
