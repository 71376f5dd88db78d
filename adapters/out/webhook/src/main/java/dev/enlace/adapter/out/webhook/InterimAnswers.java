package dev.enlace.adapter.out.webhook;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

/**
 * Leaves out answers for the time being (1xx), such as 103 Early Hints: the one that counts comes
 * behind them. The client would take the first for the answer. One that switches protocols, which
 * nobody asked for, stays: nothing comes behind it.
 */
final class InterimAnswers extends ChannelInboundHandlerAdapter {
  private boolean skipping;

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpResponse response) {
      skipping =
          response.status().codeClass() == HttpStatusClass.INFORMATIONAL
              && !HttpResponseStatus.SWITCHING_PROTOCOLS.equals(response.status());
    }
    if (skipping && message instanceof HttpObject) {
      ReferenceCountUtil.release(message);
      skipping = !(message instanceof LastHttpContent);
    } else {
      context.fireChannelRead(message);
    }
  }
}
