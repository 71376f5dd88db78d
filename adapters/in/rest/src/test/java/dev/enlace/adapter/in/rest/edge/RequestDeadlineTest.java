package dev.enlace.adapter.in.rest.edge;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpContent;
import io.netty.handler.codec.http.DefaultHttpRequest;
import io.netty.handler.codec.http.HttpMethod;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpVersion;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class RequestDeadlineTest {
  private static final int PORTION = 64 * 1024;

  private final EmbeddedChannel channel =
      new EmbeddedChannel(new RequestDeadline(Duration.ofSeconds(10), Duration.ofSeconds(20)));

  @Test
  void a_body_that_is_passed_on_has_its_time_for_each_portion() {
    begin("/connections/1/proxy/v0/app");
    for (int i = 0; i < 10; i++) {
      after(15, PORTION);
      assertThat(channel.isOpen()).isTrue();
    }
    after(21, 0);
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void one_that_drips_in_has_no_longer_than_any() {
    begin("/connections/1/proxy");
    for (int i = 0; i < 4 && channel.isOpen(); i++) {
      after(6, 100);
    }
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void every_other_body_has_it_once() {
    for (String other : new String[] {"/connections", "/connections/1/proxyless", "/x/1/proxy/y"}) {
      EmbeddedChannel own =
          new EmbeddedChannel(new RequestDeadline(Duration.ofSeconds(10), Duration.ofSeconds(20)));
      begin(own, other);
      after(own, 15, PORTION);
      after(own, 15, PORTION);
      assertThat(own.isOpen()).as(other).isFalse();
    }
  }

  @Test
  void time_in_which_nobody_reads_it_is_not_its_own() {
    channel.config().setAutoRead(false);
    begin("/connections");
    after(60, 0);
    assertThat(channel.isOpen()).isTrue();
    for (int i = 0; i < 2; i++) {
      channel.read();
      after(9, 100);
      after(60, 0);
      assertThat(channel.isOpen()).isTrue();
    }
    channel.read();
    after(3, 0);
    assertThat(channel.isOpen()).isFalse();
  }

  @Test
  void a_body_that_goes_on_after_its_answer_has_no_more_than_its_time() {
    channel.config().setAutoRead(false);
    begin("/connections");
    channel.writeOutbound(
        new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.NOT_FOUND));
    for (int i = 0; i < 4 && channel.isOpen(); i++) {
      after(6, 100);
    }
    assertThat(channel.isOpen()).isFalse();
  }

  private void begin(String target) {
    begin(channel, target);
  }

  private static void begin(EmbeddedChannel to, String target) {
    to.freezeTime();
    to.writeInbound(new DefaultHttpRequest(HttpVersion.HTTP_1_1, HttpMethod.POST, target));
  }

  private void after(int seconds, int bytes) {
    after(channel, seconds, bytes);
  }

  private static void after(EmbeddedChannel on, int seconds, int bytes) {
    on.advanceTimeBy(seconds, TimeUnit.SECONDS);
    on.runScheduledPendingTasks();
    if (bytes > 0 && on.isOpen()) {
      on.writeInbound(new DefaultHttpContent(Unpooled.wrappedBuffer(new byte[bytes])));
    }
  }
}
