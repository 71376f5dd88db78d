package dev.enlace.adapter.out.upstream;

import dev.enlace.domain.provider.proxy.CallTarget;
import io.netty.channel.ChannelOption;
import io.netty.channel.ChannelPipeline;
import io.netty.handler.ssl.SslContext;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import reactor.netty.NettyPipeline;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;

/**
 * Clients with connections of their own for each host, so that one that hangs takes none from the
 * others, and none of them is taken for another though both have one address. A connection is kept
 * for less than servers usually keep it. Nothing is sent twice, since a call may have been made
 * though its answer is lost.
 */
final class Clients implements AutoCloseable {
  private static final Duration KEPT = Duration.ofSeconds(10);
  private static final Duration LIFE = Duration.ofMinutes(5);
  private static final Duration QUEUE = Duration.ofSeconds(5);
  private static final int WAITING = 2;
  private static final int LONGEST_HEAD = 32 * 1024;

  private final Map<String, Host> hosts = new ConcurrentHashMap<>();
  private final UpstreamLimits limits;
  private final @Nullable SslContext trust;

  /**
   * By those limits.
   *
   * @param trust null: the JVM's authorities
   */
  Clients(UpstreamLimits limits, @Nullable SslContext trust) {
    this.limits = limits;
    this.trust = trust;
  }

  /** For one address of the target's host, which is not resolved again. */
  HttpClient to(CallTarget target, InetAddress address) {
    String origin = target.base().getScheme() + "://" + target.authority();
    return hosts
        .computeIfAbsent(origin, name -> host(target.isEncrypted()))
        .client()
        .remoteAddress(() -> new InetSocketAddress(address, target.port()));
  }

  @Override
  public void close() {
    hosts.values().forEach(host -> host.connections().dispose());
  }

  private Host host(boolean encrypted) {
    ConnectionProvider connections =
        ConnectionProvider.builder("upstream")
            .maxConnections(limits.connections())
            .pendingAcquireMaxCount(WAITING * limits.connections())
            .pendingAcquireTimeout(QUEUE)
            .maxIdleTime(KEPT)
            .maxLifeTime(LIFE)
            .evictInBackground(KEPT)
            .disposeInactivePoolsInBackground(LIFE, LIFE)
            .build();
    HttpClient plain =
        HttpClient.create(connections)
            .disableRetry(true)
            .followRedirect(false)
            .compress(false)
            .httpResponseDecoder(decoder -> decoder.maxHeaderSize(LONGEST_HEAD))
            .doOnChannelInit((observer, channel, remote) -> prepare(channel.pipeline()))
            .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, (int) limits.connect().toMillis());
    return new Host(connections, encrypted ? secure(plain) : plain);
  }

  private HttpClient secure(HttpClient plain) {
    return trust == null ? plain.secure() : plain.secure(ssl -> ssl.sslContext(trust));
  }

  private void prepare(ChannelPipeline pipeline) {
    pipeline.addAfter(NettyPipeline.HttpCodec, "interimAnswers", new InterimAnswers());
    pipeline.addAfter(NettyPipeline.HttpCodec, "stillness", new Stillness(limits.idle()));
  }

  private record Host(ConnectionProvider connections, HttpClient client) {}
}
