package dev.enlace.bootstrap.e2e.proxy;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.PlaywrightException;
import dev.enlace.bootstrap.e2e.harness.Answer;
import dev.enlace.bootstrap.e2e.harness.Api;
import dev.enlace.bootstrap.e2e.harness.Chromium;
import dev.enlace.bootstrap.e2e.harness.Grants;
import dev.enlace.bootstrap.e2e.harness.RunningEnlace;
import dev.enlace.bootstrap.e2e.harness.SharedDatabase;
import dev.enlace.bootstrap.e2e.harness.Surfer;
import dev.enlace.bootstrap.e2e.harness.Wire;
import dev.enlace.bootstrap.e2e.proxy.ProxiedProvider.Call;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.net.http.HttpHeaders;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What the proxy passes on and what it does not, seen from both of its ends. */
class ProxyTest {
  private static final String OK = "HTTP/1.1 200 OK\r\nContent-Length: 2\r\n\r\nok";
  private static final Duration SECOND = Duration.ofSeconds(1);

  private static final List<String> ended = new CopyOnWriteArrayList<>();

  private static ProxiedProvider provider;
  private static ProxiedProvider decoy;
  private static RunningEnlace enlace;
  private static Api ana;
  private static String database;
  private static String connection;
  private static String proxy;

  @BeforeAll
  static void start() {
    provider = ProxiedProvider.start();
    decoy = ProxiedProvider.start();
    Path home = RunningEnlace.newHome();
    database = SharedDatabase.fresh();
    Map<String, String> variables = ProxyStage.variables(provider, home);
    variables.put("DATABASE_URL", database);
    enlace = RunningEnlace.start(variables);
    ana = enlace.admin().as("ana");
    connection = Grants.connected(ana, "airtable");
    proxy = "/connections/" + connection + "/proxy";
  }

  @AfterAll
  static void stop() {
    enlace.close();
    provider.close();
    decoy.close();
  }

  @BeforeEach
  void nothingHasCome() {
    provider.rest();
  }

  static Stream<String> hostile() {
    String elsewhere = "127.0.0.1:" + decoy.port();
    return Stream.of(
            "//ELSEWHERE/x",
            "///ELSEWHERE/x",
            "/v0//ELSEWHERE/x",
            "//169.254.169.254/latest/meta-data",
            "//[::1]/",
            "//[::ffff:127.0.0.1]/",
            "//2130706433/",
            "//user@ELSEWHERE/",
            "/../admin",
            "/x/../../admin",
            "/./x",
            "/%2e%2e/admin",
            "/.%2e/admin",
            "/%252e%252e/admin",
            "/%25252e%25252e/admin",
            "/..%2fadmin",
            "/x%2f..%2fadmin",
            "/..%5cadmin",
            "/..;/admin",
            "/..;x=1/admin",
            "/%2e%2e;/admin",
            "/..%3b/admin",
            "/..%00/admin",
            "/%c0%ae%c0%ae/admin",
            "/%ef%bc%8e%ef%bc%8e/admin",
            "/x%0d%0aHost:%20ELSEWHERE",
            "/x%00",
            "/x%7f",
            "/\\ELSEWHERE",
            "/\\\\ELSEWHERE",
            "/x\\..\\admin",
            "/%zz",
            "/x%",
            "/http://ELSEWHERE/",
            ";x=1/../admin",
            "/../../../../../etc/passwd",
            "/..")
        .map(path -> path.replace("ELSEWHERE", elsewhere));
  }

  @ParameterizedTest
  @MethodSource("hostile")
  void leads_nowhere_else(String path) {
    Answer answer = wire("GET " + proxy + path, List.of());

    assertThat(answer.status()).as(answer.text()).isIn(400, 404);
    assertThat(answer.header("Enlace-Upstream")).isEmpty();
    assertThat(provider.rest()).isEmpty();
    assertThat(decoy.rest()).isEmpty();
  }

  @Test
  void goes_by_no_other_host_whoever_names_it() throws InterruptedException {
    String elsewhere = "127.0.0.1:" + decoy.port();
    wire("GET http://" + elsewhere + proxy + "/absolute", List.of());
    assertThat(provider.next().first()).isEqualTo("GET /v0/absolute HTTP/1.1");

    wire(
        "GET " + proxy + "/named",
        List.of(
            "X-Forwarded-Host: " + elsewhere,
            "X-Host: " + elsewhere,
            "Forwarded: host=" + elsewhere,
            "X-Original-URL: /admin",
            "X-Rewrite-URL: /admin",
            "X-HTTP-Method-Override: DELETE"));
    Call call = provider.next();
    assertThat(call.first()).isEqualTo("GET /v0/named HTTP/1.1");
    assertThat(call.values("host")).containsExactly("127.0.0.1:" + provider.port());
    assertThat(call.head()).noneMatch(line -> line.contains(elsewhere) || line.contains("admin"));

    Answer misdirected =
        Wire.send(
            enlace.url(),
            "GET " + proxy + "/x",
            List.of("Host: evil.example", "Authorization: Bearer " + RunningEnlace.ADMIN_KEY),
            new byte[0]);
    assertThat(misdirected.status()).isEqualTo(421);
    assertThat(provider.rest()).isEmpty();
    assertThat(decoy.rest()).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "/app1/T/?",
        "/app1/T?fields[]=a&sort[0][field]=b+c",
        "/app1/T?offset=itr1%2Frec1&x=%2e%2e%2F",
        "/app1/My%2FTable",
        "/app1/T%20able?q=//evil.example/..",
        "/calendars/team@group.example/events",
        "/@evil.example/x",
        "/app1/T?"
      })
  void passes_on_what_came_as_it_came(String path) throws InterruptedException {
    wire("GET " + proxy + path, List.of());

    assertThat(provider.next().first()).isEqualTo("GET /v0" + path + " HTTP/1.1");
  }

  @Test
  void tells_the_provider_nothing_of_the_caller() throws InterruptedException {
    String key = "Bearer " + RunningEnlace.ADMIN_KEY;
    wire(
        "GET " + proxy + "/x",
        List.of(
            "Cookie: enlace_panel=x; a=b",
            "Proxy-Authorization: Basic c2VjcmV0",
            "Enlace-Csrf-Token: canary-csrf",
            "X-Forwarded-For: 203.0.113.7",
            "Origin: https://app.example",
            "Referer: https://app.example/secret",
            "Sec-Fetch-Site: same-origin",
            "Accept-Encoding: gzip, br",
            "Connection: X-Canary",
            "X-Canary: canary-named",
            "TE: trailers",
            "Upgrade: h2c",
            "If-None-Match: \"1\"",
            "Range: bytes=0-9",
            "Accept: text/toon",
            "X-API-VERSION: 0.1.0"));

    Call call = provider.next();
    String head = String.join("\n", call.head());
    assertThat(head)
        .doesNotContain("canary", RunningEnlace.ADMIN_KEY, "203.0.113.7", "app.example", "a=b")
        .doesNotContainIgnoringCase("enlace-", "forwarded", "cookie", "sec-fetch", "upgrade");
    assertThat(call.values("authorization")).hasSize(1).doesNotContain(key);
    assertThat(call.values("accept-encoding")).containsExactly("identity");
    assertThat(call.values("if-none-match")).containsExactly("\"1\"");
    assertThat(call.values("range")).isEmpty();
    assertThat(call.values("accept")).containsExactly("text/toon");
    assertThat(call.values("x-api-version")).containsExactly("0.1.0");
  }

  @Test
  void neither_length_nor_pieces_smuggle_a_second_call() throws InterruptedException {
    String smuggled = "0\r\n\r\nGET /v0/smuggled HTTP/1.1\r\nHost: x\r\n\r\n";
    provider.says("/smuggle", "HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n");
    wire("POST " + proxy + "/smuggle", List.of("Transfer-Encoding: chunked"), smuggled);
    wire("POST " + proxy + "/smuggle", List.of("Transfer-Encoding: x, chunked"), smuggled);
    wire("POST " + proxy + "/smuggle", List.of("Content-Length: 3"), smuggled);

    assertThat(provider.rest()).noneMatch(call -> call.first().contains("smuggled"));
  }

  @Test
  void makes_an_answer_harmless_on_its_own_origin() {
    provider.says(
        "/page",
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nSet-Cookie: enlace_panel=evil; Path=/\r\n"
            + "Access-Control-Allow-Origin: *\r\nAccess-Control-Allow-Credentials: true\r\n"
            + "Content-Security-Policy: default-src *\r\nCache-Control: public, max-age=9\r\n"
            + "Clear-Site-Data: \"*\"\r\nService-Worker-Allowed: /\r\nLink: </x>; rel=preload\r\n"
            + "Content-Disposition: inline\r\nX-Frame-Options: ALLOWALL\r\nETag: \"7\"\r\n"
            + "WWW-Authenticate: Basic\r\nContent-Length: 24\r\n\r\n<script>alert(1)</script"
            + "");

    Answer answer = ana.get(proxy + "/page");

    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Type")).contains("text/html");
    assertThat(answer.header("Content-Security-Policy")).contains("sandbox; default-src 'none'");
    assertThat(answer.header("X-Content-Type-Options")).contains("nosniff");
    assertThat(answer.header("Cross-Origin-Resource-Policy")).contains("same-origin");
    assertThat(answer.header("Content-Disposition")).contains("attachment");
    assertThat(answer.header("Cache-Control")).contains("no-store");
    assertThat(answer.header("X-Frame-Options")).contains("DENY");
    assertThat(answer.header("ETag")).contains("\"7\"");
    assertThat(answer.header("Enlace-Upstream")).contains("airtable");
    assertThat(answer.headers().map().keySet())
        .map(name -> name.toLowerCase(Locale.ROOT))
        .doesNotContain(
            "set-cookie",
            "access-control-allow-origin",
            "access-control-allow-credentials",
            "clear-site-data",
            "service-worker-allowed",
            "link",
            "www-authenticate");
    assertThat(answer.headers().allValues("Content-Security-Policy")).hasSize(1);
    assertThat(answer.headers().allValues("X-Frame-Options")).hasSize(1);
  }

  @Test
  void a_browser_neither_shows_nor_runs_nor_keeps_anything_of_it() {
    String page =
        "<script>document.cookie='own=1';fetch('" + proxy + "/beacon')</script><h1>Sign in</h1>";
    provider.says(
        "/evil",
        "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\nSet-Cookie: enlace_panel=evil\r\n"
            + "Content-Disposition: inline\r\nContent-Length: "
            + page.length()
            + "\r\n\r\n"
            + page);
    try (Chromium chromium = Chromium.start();
        Surfer surfer = chromium.surfer("en-GB")) {
      surfer
          .page()
          .setExtraHTTPHeaders(
              Map.of("Authorization", "Bearer " + RunningEnlace.ADMIN_KEY, "Enlace-User", "ana"));
      try {
        surfer.open(enlace.url() + proxy + "/evil");
      } catch (PlaywrightException nothingToShow) {
        assertThat(nothingToShow).hasMessageContaining("Download");
      }
      surfer.page().waitForTimeout(300);

      assertThat(provider.rest()).extracting(Call::path).containsExactly("/v0/evil");
      assertThat(surfer.cookies()).isEmpty();
      assertThat(surfer.text()).doesNotContain("Sign in");
    }
  }

  @Test
  void never_answers_the_token_though_the_provider_repeats_it() throws InterruptedException {
    provider.on(
        "/echo",
        (call, in, out) -> {
          String seen = call.values("authorization").getFirst();
          String body = "{\"authorization\":\"" + seen + "\"}";
          out.write(
              ("HTTP/1.1 200 OK\r\nX-Seen: "
                      + seen
                      + "\r\nContent-Length: "
                      + body.length()
                      + "\r\n\r\n"
                      + body)
                  .getBytes(ISO_8859_1));
        });
    Answer answer = ana.get(proxy + "/echo");

    String token = provider.next().values("authorization").getFirst().substring("Bearer ".length());
    assertThat(token).hasSizeGreaterThan(10);
    assertThat(answer.text()).startsWith("{\"authorization\":\"Bearer ***").doesNotContain(token);
    assertThat(answer.header("X-Seen")).isEmpty();
  }

  @Test
  void an_answer_passes_whatever_its_status() {
    provider.says(
        "/teapot", "HTTP/1.1 418 I'm a teapot\r\nX-Pot: 1\r\nContent-Length: 5\r\n\r\nshort");
    Answer answer = ana.post(proxy + "/teapot", Map.of("a", 1));

    assertThat(answer.status()).isEqualTo(418);
    assertThat(answer.text()).isEqualTo("short");
    assertThat(answer.header("X-Pot")).contains("1");
  }

  @Test
  void a_head_is_answered_by_a_head() throws InterruptedException {
    provider.says("/size", "HTTP/1.1 200 OK\r\nContent-Length: 12345\r\n\r\n");
    Answer answer = ana.send("HEAD", proxy + "/size", null);

    assertThat(provider.next().first()).startsWith("HEAD /v0/size");
    assertThat(answer.status()).isEqualTo(200);
    assertThat(answer.header("Content-Length")).contains("12345");
    assertThat(answer.text()).isEmpty();
    provider.says("/same", "HTTP/1.1 304 Not Modified\r\nETag: \"7\"\r\n\r\n");
    assertThat(ana.get(proxy + "/same").status()).isEqualTo(304);
    provider.says("/none", "HTTP/1.1 204 No Content\r\n\r\n");
    assertThat(ana.get(proxy + "/none").status()).isEqualTo(204);
  }

  @Test
  void methods_that_are_not_offered_and_other_protocols_end_here() {
    Answer delete = ana.delete(proxy + "/x");
    assertThat(delete.status()).isEqualTo(405);
    assertThat(delete.header("Allow")).contains("GET, HEAD, PATCH, POST, PUT");
    assertThat(wire("TRACE " + proxy + "/x", List.of()).status()).isEqualTo(405);
    assertThat(wire("OPTIONS " + proxy + "/x", List.of()).status()).isEqualTo(200);
    Answer preflight =
        wire(
            "OPTIONS " + proxy + "/x",
            List.of("Origin: https://evil.example", "Access-Control-Request-Method: GET"));
    assertThat(preflight.header("Access-Control-Allow-Origin")).isEmpty();
    assertThat(
            wire("GET " + proxy + "/x", List.of("Upgrade: websocket", "Connection: Upgrade"))
                .status())
        .isEqualTo(400);
    assertThat(provider.rest()).isEmpty();
  }

  @Test
  void a_redirect_is_followed_by_nobody_and_leads_back_into_the_proxy() {
    redirects("/moved", "/v0/there?a=b");
    Answer answer = ana.get(proxy + "/moved");
    assertThat(answer.status()).isEqualTo(302);
    assertThat(answer.header("Location")).contains(proxy + "/there?a=b");

    for (String elsewhere :
        List.of(
            "http://127.0.0.1:" + decoy.port() + "/v0/x",
            "//127.0.0.1:" + decoy.port() + "/v0/x",
            "/admin",
            "/v0/../admin")) {
      redirects("/away", elsewhere);
      Answer refused = ana.get(proxy + "/away");
      assertThat(refused.status()).as(elsewhere).isEqualTo(502);
      assertThat(refused.text()).contains("unexpected_answer").doesNotContain(elsewhere);
      assertThat(refused.header("Location")).isEmpty();
    }
    assertThat(decoy.rest()).isEmpty();
  }

  @Test
  void a_token_that_is_refused_is_renewed_and_the_call_made_once_more()
      throws InterruptedException {
    String own = Grants.connected(enlace.admin().as("luis"), "airtable");
    Grants.age(database, own, Duration.ofMinutes(2));
    List<String> seen = new ArrayList<>();
    provider.on(
        "/picky",
        (call, in, out) -> {
          call.body(in);
          String token = call.values("authorization").getFirst();
          boolean first = seen.isEmpty() || seen.getFirst().equals(token);
          seen.add(token);
          out.write(
              (first ? "HTTP/1.1 401 Unauthorized\r\nContent-Length: 0\r\n\r\n" : OK)
                  .getBytes(US_ASCII));
        });
    Answer answer =
        enlace
            .admin()
            .as("luis")
            .post("/connections/" + own + "/proxy/picky", Map.of("sent", "twice"));

    assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    assertThat(answer.text()).isEqualTo("ok");
    assertThat(seen).hasSize(2).doesNotHaveDuplicates();
  }

  @Test
  void after_a_429_the_base_is_left_alone_for_its_time_however_it_is_written()
      throws InterruptedException {
    provider.says("/appBusy/T", "HTTP/1.1 429 Slow\r\nContent-Length: 0\r\n\r\n");
    assertThat(ana.get(proxy + "/appBusy/T").status()).isEqualTo(429);
    long then = System.nanoTime();
    assertThat(ana.get(proxy + "/%61ppBusy/T").status()).isEqualTo(200);

    assertThat(Duration.ofNanos(System.nanoTime() - then)).isGreaterThan(SECOND);
    assertThat(provider.next().first()).startsWith("GET /v0/appBusy/T ");
    assertThat(provider.next().first()).startsWith("GET /v0/%61ppBusy/T ");
  }

  @Test
  void a_429_is_looked_at_and_passed_on_as_a_whole() {
    String month =
        "{\"errors\":[{\"error\":\"PUBLIC_API_BILLING_LIMIT_EXCEEDED\",\"message\":\""
            + "x".repeat(50_000)
            + "\"}]}";
    provider.says(
        "/appMonth/T",
        "HTTP/1.1 429 Slow\r\nContent-Length: " + month.length() + "\r\n\r\n" + month);
    for (int i = 0; i < 3; i++) {
      Answer answer = ana.get(proxy + "/appMonth/T");
      assertThat(answer.status()).isEqualTo(429);
      assertThat(answer.text()).isEqualTo(month);
    }
  }

  @Test
  void a_provider_that_stands_still_is_given_up() {
    provider.on("/still", (call, in, out) -> sleep(ProxyStage.IDLE.multipliedBy(2)));
    Answer answer = ana.get(proxy + "/still");

    assertThat(answer.status()).as(answer.text()).isEqualTo(504);
    assertThat(answer.code()).isEqualTo("CONNECTION.PROVIDER_UNAVAILABLE");
  }

  @Test
  void who_goes_before_an_answer_comes_ends_the_call_within_a_second() throws Exception {
    BlockingQueue<Boolean> ends = new LinkedBlockingQueue<>();
    provider.on("/hang", (call, in, out) -> ends.add(call.endsWithin(SECOND)));
    boolean inTime = false;
    // once is proof enough, and a machine may hold its breath for a second
    for (int i = 0; i < 3 && !inTime; i++) {
      try (Socket caller = connected("/hang")) {
        provider.next();
        caller.close();
        inTime = Objects.requireNonNull(ends.poll(60, TimeUnit.SECONDS));
      }
    }
    assertThat(inTime).isTrue();
  }

  @Test
  void who_goes_in_the_middle_of_an_answer_ends_the_call_within_a_second() throws Exception {
    provider.on(
        "/endless",
        (call, in, out) -> {
          try {
            out.write("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n".getBytes(US_ASCII));
            while (true) {
              out.write("2000\r\n".getBytes(US_ASCII));
              out.write(new byte[ProxiedProvider.PIECE]);
              out.write("\r\n".getBytes(US_ASCII));
            }
          } finally {
            ended.add(call.path());
          }
        });
    try (Socket caller = connected("/endless")) {
      caller.getInputStream().readNBytes(100_000);
      assertThat(ended).doesNotContain("/v0/endless");
    }
    // sooner than one that stands still would be given up
    await(() -> ended.contains("/v0/endless"), ProxyStage.IDLE.dividedBy(2));
  }

  @Test
  void an_answer_that_breaks_off_never_looks_whole() throws Exception {
    provider.on(
        "/broken",
        (call, in, out) -> {
          out.write(
              "HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n5\r\nhello\r\n"
                  .getBytes(US_ASCII));
          out.flush();
          sleep(Duration.ofMillis(200));
          throw new IOException("gone");
        });
    try (Socket caller = connected("/broken")) {
      caller.setSoTimeout(30_000);
      String answer = new String(caller.getInputStream().readAllBytes(), ISO_8859_1);
      assertThat(answer).contains("hello").doesNotEndWith("0\r\n\r\n");
    }
  }

  @Test
  void a_body_that_is_too_large_is_refused_before_anything_is_sent() {
    Answer answer = wire("POST " + proxy + "/x", List.of("Content-Length: 67108865"), "");
    assertThat(answer.status()).isEqualTo(413);
    assertThat(provider.rest()).isEmpty();
  }

  @Test
  void is_for_keys_that_may_use_the_connection() {
    assertThat(ana.inPanel().with("Enlace-User", "ana").get(proxy + "/x").status()).isIn(400, 403);
    assertThat(enlace.admin().inPanel().get(proxy + "/x").status()).isEqualTo(403);
    assertThat(enlace.admin().as("eve").get(proxy + "/x").status()).isEqualTo(404);
    assertThat(provider.rest()).isEmpty();
  }

  @Test
  void each_call_stands_in_the_audit_trail() throws Exception {
    assertThat(ana.get(proxy + "/audited").status()).isEqualTo(200);
    String host = "\"host\":\"127.0.0.1:" + provider.port() + "\"";
    await(
        () -> {
          String trail = enlace.admin().get("/audit-events?limit=500").text();
          return trail.contains("\"proxy.called\"") && trail.contains(host);
        },
        Duration.ofMinutes(1));
  }

  private static void await(BooleanSupplier condition, Duration patience)
      throws InterruptedException {
    long end = System.nanoTime() + patience.toNanos();
    while (!condition.getAsBoolean() && System.nanoTime() < end) {
      Thread.sleep(50);
    }
    assertThat(condition.getAsBoolean()).isTrue();
  }

  private static void redirects(String path, String location) {
    provider.says(
        path, "HTTP/1.1 302 Found\r\nLocation: " + location + "\r\nContent-Length: 0\r\n\r\n");
  }

  private static Socket connected(String path) throws IOException {
    Socket socket = new Socket(enlace.url().getHost(), enlace.url().getPort());
    String head = "GET " + proxy + path + " HTTP/1.1\r\n" + String.join("\r\n", own()) + "\r\n\r\n";
    socket.getOutputStream().write(head.getBytes(US_ASCII));
    return socket;
  }

  private static Answer wire(String line, List<String> headers) {
    List<String> all = new ArrayList<>(own());
    all.addAll(headers);
    return Wire.send(enlace.url(), line, all, new byte[0]);
  }

  /** Without the length that the harness adds. */
  private static Answer wire(String line, List<String> headers, String body) {
    List<String> head = new ArrayList<>(List.of(line + " HTTP/1.1"));
    head.addAll(own());
    head.addAll(headers);
    head.add("Connection: close");
    try (Socket socket = new Socket(enlace.url().getHost(), enlace.url().getPort())) {
      socket.setSoTimeout(10_000);
      String text = String.join("\r\n", head) + "\r\n\r\n" + body;
      socket.getOutputStream().write(text.getBytes(ISO_8859_1));
      InputStream in = socket.getInputStream();
      String answer = new String(in.readAllBytes(), ISO_8859_1);
      int status = answer.isEmpty() ? 0 : Integer.parseInt(answer.split(" ", -1)[1]);
      return new Answer(status, HttpHeaders.of(Map.of(), (n, v) -> true), answer);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> own() {
    return List.of(
        "Host: 127.0.0.1:" + enlace.url().getPort(),
        "Authorization: Bearer " + RunningEnlace.ADMIN_KEY,
        "Enlace-User: ana");
  }

  private static void sleep(Duration time) {
    try {
      Thread.sleep(time);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }
}
