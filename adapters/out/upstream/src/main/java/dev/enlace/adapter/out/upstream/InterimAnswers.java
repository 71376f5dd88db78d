package dev.enlace.adapter.out.upstream;

import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.handler.codec.http.HttpObject;
import io.netty.handler.codec.http.HttpResponse;
import io.netty.handler.codec.http.HttpStatusClass;
import io.netty.handler.codec.http.LastHttpContent;
import io.netty.util.ReferenceCountUtil;

/**
 * Leaves out answers for the time being (1xx), such as 103 Early Hints: the one that counts comes
 * behind them. One that switches protocols, which nobody asked for, is left out likewise: then
 * nothing comes, and the call ends as one that nobody answers.
 */
final class InterimAnswers extends ChannelInboundHandlerAdapter {
  private boolean skipping;

  @Override
  public void channelRead(ChannelHandlerContext context, Object message) {
    if (message instanceof HttpResponse response) {
      skipping = response.status().codeClass() == HttpStatusClass.INFORMATIONAL;
    }
    if (skipping && message instanceof HttpObject) {
      ReferenceCountUtil.release(message);
      skipping = !(message instanceof LastHttpContent);
      context.read();
    } else {
      context.fireChannelRead(message);
    }
  }
}
