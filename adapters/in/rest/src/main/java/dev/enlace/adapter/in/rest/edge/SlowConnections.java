package dev.enlace.adapter.in.rest.edge;

import io.netty.channel.ChannelPipeline;
import io.netty.handler.timeout.WriteTimeoutHandler;
import java.time.Duration;
import org.springframework.boot.reactor.netty.NettyServerCustomizer;
import org.springframework.stereotype.Component;
import reactor.netty.NettyPipeline;
import reactor.netty.http.server.HttpServer;

/**
 * Ends connections that take their time, so that a few callers who send a byte now and then cannot
 * keep all that the server has (slowloris). Whoever sends or reads at some kilobytes a second is
 * never met by any of it.
 */
@Component
final class SlowConnections implements NettyServerCustomizer {
  private static final Duration HEAD = Duration.ofSeconds(10);
  private static final Duration BODY = Duration.ofSeconds(20);
  private static final Duration IDLE = Duration.ofSeconds(60);
  private static final int ANSWER_SECONDS = 20;

  @Override
  public HttpServer apply(HttpServer server) {
    return server
        .idleTimeout(IDLE)
        .doOnChannelInit((observer, channel, address) -> limit(channel.pipeline()));
  }

  private static void limit(ChannelPipeline pipeline) {
    pipeline.addFirst(new WriteTimeoutHandler(ANSWER_SECONDS));
    pipeline.addAfter(NettyPipeline.HttpCodec, "requestDeadline", new RequestDeadline(HEAD, BODY));
  }
}
