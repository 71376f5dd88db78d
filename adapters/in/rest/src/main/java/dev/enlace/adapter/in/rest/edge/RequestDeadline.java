package dev.enlace.adapter.in.rest.edge;

import io.netty.channel.ChannelDuplexHandler;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelPromise;
import io.netty.handler.codec.http.HttpContent;
import io.netty.handler.codec.http.HttpRequest;
import io.netty.handler.codec.http.LastHttpContent;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * How long a connection has for a request: for its head from when it is opened, or from the first
 * byte after an answer; for its body while it is waited for, and all the time once it is answered.
 * As long as nobody here reads it, it is not the other side that is slow. A body that is passed on,
 * and may be of any length, has that time for each portion of it. Reactor Netty's idle timeout
 * begins anew with each byte, and its request timeout ends with the answer. Stands behind the codec
 * of one connection, so that bytes of which it makes nothing are none, and runs on its event loop
 * alone.
 */
final class RequestDeadline extends ChannelDuplexHandler {
  private static final int PORTION = 64 * 1024;

  private final Duration head;
  private final Duration body;
  private boolean awaitsHead = true;
  private boolean bodyIsOpen;
  private boolean decoded;
  private boolean streamed;
  private boolean answered;
  private int portion;
  private long left;
  private @Nullable ScheduledFuture<?> deadline;

  RequestDeadline(Duration head, Duration body) {
    this.head = head;
    this.body = body;
  }

  @Override
  public void channelActive(ChannelHandlerContext context) {
    begin(context, head.toNanos());
    context.fireChannelActive();
  }

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    decoded = true;
    if (message instanceof HttpRequest request) {
      awaitsHead = false;
      bodyIsOpen = true;
      streamed = StreamedRoute.isAskedBy(request.uri());
      answered = false;
      portion = 0;
      left = body.toNanos();
      end();
    } else if (!answered) {
      pause();
    }
    if (streamed && message instanceof HttpContent content) {
      count(content.content().readableBytes());
    }
    if (message instanceof LastHttpContent) {
      bodyIsOpen = false;
      end();
    }
    context.fireChannelRead(message);
  }

  @Override
  public void read(ChannelHandlerContext context) throws Exception {
    if (bodyIsOpen) {
      begin(context, left);
    }
    super.read(context);
  }

  @Override
  public void channelReadComplete(ChannelHandlerContext context) {
    if (awaitsHead && !bodyIsOpen && !decoded) {
      // bytes from which the codec has made nothing yet
      begin(context, head.toNanos());
    }
    decoded = false;
    context.fireChannelReadComplete();
  }

  @Override
  public void write(ChannelHandlerContext context, Object message, ChannelPromise promise)
      throws Exception {
    if (message instanceof LastHttpContent) {
      awaitsHead = true;
      answered = true;
      if (bodyIsOpen) {
        begin(context, left);
      }
    }
    super.write(context, message, promise);
  }

  @Override
  public void channelInactive(ChannelHandlerContext context) {
    end();
    context.fireChannelInactive();
  }

  private void count(int bytes) {
    portion += bytes;
    if (portion >= PORTION) {
      portion = 0;
      left = body.toNanos();
      if (answered) {
        end();
      }
    }
  }

  private void begin(ChannelHandlerContext context, long nanos) {
    if (deadline == null) {
      deadline = context.executor().schedule(() -> close(context), nanos, TimeUnit.NANOSECONDS);
    }
  }

  private void pause() {
    if (deadline != null && bodyIsOpen) {
      left = deadline.getDelay(TimeUnit.NANOSECONDS);
      end();
    }
  }

  private static void close(ChannelHandlerContext context) {
    Future<?> _ = context.close();
  }

  private void end() {
    if (deadline != null) {
      deadline.cancel(false);
      deadline = null;
    }
  }
}
