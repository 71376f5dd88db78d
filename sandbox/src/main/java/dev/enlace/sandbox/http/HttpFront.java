package dev.enlace.sandbox.http;

import io.netty.channel.ChannelOption;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.Function;
import org.reactivestreams.Publisher;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import reactor.core.publisher.Mono;
import reactor.netty.DisposableServer;
import reactor.netty.http.server.HttpServer;
import reactor.netty.http.server.HttpServerRequest;
import reactor.netty.http.server.HttpServerResponse;

/**
 * Listens on 127.0.0.1 and refuses any {@code Host} that is not loopback, so that a web page cannot
 * reach it by DNS rebinding.
 */
public final class HttpFront implements AutoCloseable {
  /** As large as the largest upload of any provider: a mail at Gmail. */
  private static final int MAX_BODY = 36 * 1024 * 1024;

  private static final int MAX_REQUEST_LINE = 64 * 1024;
  private static final Set<String> LOOPBACK = Set.of("127.0.0.1", "localhost", "[::1]");

  private static final Logger LOG = LoggerFactory.getLogger(HttpFront.class);

  private final Function<Request, Outcome> behind;
  private final DisposableServer server;

  /** Binds at once; port 0 takes a free one. */
  public HttpFront(int port, Function<Request, Outcome> behind) {
    this.behind = behind;
    this.server =
        HttpServer.create()
            .host("127.0.0.1")
            .port(port)
            .httpRequestDecoder(
                spec -> spec.maxInitialLineLength(MAX_REQUEST_LINE).maxHeaderSize(MAX_REQUEST_LINE))
            .handle(this::serve)
            .bindNow();
  }

  public int port() {
    return ((InetSocketAddress) server.address()).getPort();
  }

  @Override
  public void close() {
    server.disposeNow(Duration.ofSeconds(3));
  }

  private Publisher<Void> serve(HttpServerRequest in, HttpServerResponse out) {
    String host = in.requestHeaders().get("Host", "");
    if (!LOOPBACK.contains(host.replaceFirst(":\\d+$", "").toLowerCase(Locale.ROOT))) {
      return send(out, Reply.text(421, "This server answers on loopback names only.\n"));
    }
    if (in.requestHeaders().getInt("Content-Length", 0) > MAX_BODY) {
      return send(out, tooLarge());
    }
    return in.receive()
        .aggregate()
        .asString(StandardCharsets.UTF_8)
        .defaultIfEmpty("")
        .flatMap(body -> answer(request(in, body), out));
  }

  private Mono<Void> answer(Request request, HttpServerResponse out) {
    return switch (request.text().length() > MAX_BODY ? now(tooLarge()) : outcome(request)) {
      case Outcome.Answer(Reply reply, Duration delay) ->
          delay.isZero() ? send(out, reply) : Mono.delay(delay).then(send(out, reply));
      case Outcome.Reset reset -> reset(out);
      case Outcome.Hang hang -> Mono.never();
    };
  }

  private Outcome outcome(Request request) {
    try {
      return behind.apply(request);
    } catch (IllegalArgumentException malformed) {
      return now(Reply.text(400, "malformed request\n"));
    } catch (RuntimeException bug) {
      LOG.error("{} {} failed", request.method(), host(request), bug);
      return now(Reply.text(500, "a bug in the sandbox\n"));
    }
  }

  /** The rest of a path may hold a secret. */
  private static String host(Request request) {
    return request.path().replaceFirst("^(/[^/]*).*", "$1");
  }

  private static Outcome now(Reply reply) {
    return new Outcome.Answer(reply, Duration.ZERO);
  }

  private static Reply tooLarge() {
    return Reply.text(413, "The body is larger than 36 MiB.\n");
  }

  private static Mono<Void> send(HttpServerResponse out, Reply reply) {
    out.status(reply.status());
    reply.headers().forEach(header -> out.header(header.name(), header.value()));
    if (reply.status() == 204 || reply.status() == 304) {
      return out.send();
    }
    byte[] body = reply.text().getBytes(StandardCharsets.UTF_8);
    out.header("Content-Length", Integer.toString(body.length));
    return out.sendByteArray(Mono.just(body)).then();
  }

  private static Mono<Void> reset(HttpServerResponse out) {
    return Mono.fromRunnable(() ->
        out.withConnection(connection -> {
          connection.channel().config().setOption(ChannelOption.SO_LINGER, 0);
          var _ = connection.channel().close();
        }));
  }

  private static Request request(HttpServerRequest in, String body) {
    Map<String, List<String>> headers = new HashMap<>();
    in.requestHeaders()
        .forEach(header ->
            headers
                .computeIfAbsent(
                    header.getKey().toLowerCase(Locale.ROOT), name -> new ArrayList<>())
                .add(header.getValue()));
    return new Request(in.method().name(), in.uri(), headers, body, Map.of());
  }
}
