package dev.enlace.adapter.out.upstream;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.timeout.ReadTimeoutException;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Ends a connection on which nothing moves though something is waited for: an answer, or room for
 * the request. Whoever reads slowly on our side is not held against the provider, as Netty's own
 * timeout does: nothing is waited for then. Stands behind the codec, so that a head which drips in
 * byte by byte does not count as movement.
 */
final class Stillness extends ChannelDuplexHandler {
  private final Duration longest;
  private @Nullable Future<?> end;

  Stillness(Duration longest) {
    this.longest = longest;
  }

  @Override
  public void read(ChannelHandlerContext context) throws Exception {
    if (end == null) {
      begin(context);
    }
    super.read(context);
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    stop();
    context.fireChannelRead(message);
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
      throws Exception {
    stop();
    begin(context);
    super.write(context, message, promise);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    stop();
    context.fireChannelInactive();
  }

  private void begin(ChannelHandlerContext context) {
    end =
        context.executor().schedule(() -> end(context), longest.toMillis(), TimeUnit.MILLISECONDS);
  }

  private static void end(ChannelHandlerContext context) {
    context.fireExceptionCaught(ReadTimeoutException.INSTANCE);
    Future<?> _ = context.close();
  }

  private void stop() {
    if (end != null) {
      end.cancel(false);
      end = null;
    }
  }
}
