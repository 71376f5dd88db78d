package dev.enlace.adapter.out.upstream;

import dev.enlace.application.passing.Content;
import dev.enlace.application.port.out.upstream.Upstream;
import dev.enlace.domain.outbound.AddressPolicy;
import dev.enlace.domain.outbound.HostResolver;
import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.provider.proxy.ProxyMethod;
import dev.enlace.domain.proxy.Header;
import dev.enlace.domain.secret.Secret;
import io.netty.buffer.Unpooled;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaders;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.ssl.SslContext;
import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.time.Clock;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/**
 * Calls over HTTP/1.1. The host is resolved here, and only addresses that the policy allows are
 * connected to. Answers are asked for without compression, so that the token is found in them
 * wherever it is repeated, and their lengths, ranges and tags stay true.
 */
public final class HttpUpstream implements Upstream, AutoCloseable {
  private static final String UNCOMPRESSED = "identity";
  private static final Set<ProxyMethod> WITH_LENGTH =
      Set.of(ProxyMethod.POST, ProxyMethod.PUT, ProxyMethod.PATCH);

  private final CheckedTargets targets;
  private final Clients clients;
  private final UpstreamLimits limits;
  private final Clock clock;

  /** Trusts the JVM's authorities. */
  public HttpUpstream(
      HostResolver resolver, AddressPolicy policy, UpstreamLimits limits, Clock clock) {
    this(resolver, policy, limits, clock, null);
  }

  HttpUpstream(
      HostResolver resolver,
      AddressPolicy policy,
      UpstreamLimits limits,
      Clock clock,
      @Nullable SslContext trust) {
    this.targets = new CheckedTargets(resolver, policy);
    this.clients = new Clients(limits, trust);
    this.limits = limits;
    this.clock = clock;
  }

  @Override
  public Mono<Answered> send(ProviderId provider, Sent call, Secret accessToken) {
    Answers answers =
        new Answers(provider, call.method(), new TokenMask(accessToken), limits, clock);
    return targets
        .of(call.target())
        .flatMap(addresses -> send(call, accessToken, answers, addresses))
        .timeout(limits.total())
        .onErrorMap(error -> Trouble.of(provider, error));
  }

  @Override
  public void close() {
    targets.close();
    clients.close();
  }

  /** The next address is for one that takes no connection; whoever took one may have the call. */
  private Mono<Answered> send(
      Sent call, Secret token, Answers answers, List<InetAddress> addresses) {
    Mono<Answered> first = send(call, token, answers, addresses.getFirst());
    return addresses.size() == 1
        ? first
        : first.onErrorResume(
            ConnectException.class,
            unreachable -> send(call, token, answers, addresses.subList(1, addresses.size())));
  }

  private Mono<Answered> send(Sent call, Secret token, Answers answers, InetAddress address) {
    HttpClient.RequestSender request =
        clients
            .to(call.target(), address)
            .headers(headers -> fill(headers, call, token))
            .request(HttpMethod.valueOf(call.method().name()))
            .uri(call.target().requestTarget());
    Content content = call.content();
    return answers
        .of(content == null ? request : request.send(content.bytes().map(Unpooled::wrappedBuffer)))
        .onErrorMap(IllegalArgumentException.class, HttpUpstream::notHttp);
  }

  /** How Netty says that an answer's first line or headers make no sense. */
  private static IOException notHttp(IllegalArgumentException nonsense) {
    return new IOException("the answer is not HTTP");
  }

  private static void fill(HttpHeaders headers, Sent call, Secret token) {
    headers.clear();
    headers.set(HttpHeaderNames.USER_AGENT, "Enlace");
    for (Header header : call.headers()) {
      if (header.is("user-agent")) {
        headers.remove(HttpHeaderNames.USER_AGENT);
      }
      headers.add(header.name(), header.value());
    }
    headers.set(HttpHeaderNames.HOST, call.target().authority());
    headers.set(HttpHeaderNames.AUTHORIZATION, "Bearer " + token.reveal());
    headers.set(HttpHeaderNames.ACCEPT_ENCODING, UNCOMPRESSED);
    Content content = call.content();
    Long length = content == null ? null : content.length();
    if (length != null) {
      headers.set(HttpHeaderNames.CONTENT_LENGTH, length);
    } else if (content != null) {
      headers.set(HttpHeaderNames.TRANSFER_ENCODING, "chunked");
    } else if (WITH_LENGTH.contains(call.method())) {
      headers.set(HttpHeaderNames.CONTENT_LENGTH, 0);
    }
  }
}
