package dev.enlace.adapter.out.airtable;

import static dev.enlace.application.contract.Answers.answer;
import static dev.enlace.application.usecase.Asking.failure;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.enlace.application.failure.Failure.ProviderUnavailable;
import dev.enlace.application.failure.ProviderProblem;
import dev.enlace.domain.provider.ProviderId;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.UnpooledByteBufAllocator;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.springframework.core.io.buffer.DataBuffer;
import org.springframework.core.io.buffer.DataBufferLimitException;
import org.springframework.core.io.buffer.NettyDataBufferFactory;
import reactor.core.Disposable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

class AnswerBytesTest {
  private static final ProviderId AIRTABLE = new ProviderId("airtable");

  private final NettyDataBufferFactory buffers =
      new NettyDataBufferFactory(UnpooledByteBufAllocator.DEFAULT);
  private final List<ByteBuf> made = new ArrayList<>();
  private final AnswerBytes bytes = new AnswerBytes(100, 60);

  @Test
  void joins_the_parts_of_an_answer() {
    assertThat(answer(read(parts(30, 20), true))).isEqualTo(50);
    assertThat(answer(read(Flux.empty(), true))).isZero();
    assertThat(made).allMatch(part -> part.refCnt() == 0);
  }

  @Test
  void an_answer_that_is_too_long_is_not_read_to_its_end() {
    assertThatExceptionOfType(DataBufferLimitException.class)
        .isThrownBy(() -> answer(read(parts(30, 31, 5), false)));
    assertThat(made).allMatch(part -> part.refCnt() == 0);
    assertThat(answer(read(parts(60), true))).isEqualTo(60);
  }

  @Test
  void what_others_take_is_not_there_until_they_have_ended() {
    Sinks.Many<DataBuffer> slow = Sinks.many().unicast().onBackpressureBuffer();
    Disposable other = read(slow.asFlux(), true).subscribe();
    slow.tryEmitNext(part(60)).orThrow();

    assertThat(failure(read(parts(30, 20), true)))
        .isEqualTo(
            new ProviderUnavailable(AIRTABLE, ProviderProblem.OVERLOADED, Duration.ofSeconds(1)));
    assertThat(answer(read(parts(30), true))).isEqualTo(30);
    assertThat(answer(read(parts(30, 20), false))).as("of a write").isEqualTo(50);
    other.dispose();

    assertThat(answer(read(parts(30, 20), true))).isEqualTo(50);
    assertThat(made).allMatch(part -> part.refCnt() == 0);
  }

  private Mono<Integer> read(Flux<DataBuffer> answer, boolean mayBeRefused) {
    return bytes.read(AIRTABLE, answer, mayBeRefused, all -> all.length);
  }

  private Flux<DataBuffer> parts(int... lengths) {
    return Flux.fromStream(Arrays.stream(lengths).mapToObj(this::part));
  }

  private DataBuffer part(int length) {
    ByteBuf part = UnpooledByteBufAllocator.DEFAULT.buffer().writeZero(length);
    made.add(part);
    return buffers.wrap(part);
  }
}
