package dev.enlace.application.port.out.upstream;

import dev.enlace.application.passing.Content;
import dev.enlace.application.passing.PassedAnswer;
import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.provider.proxy.CallTarget;
import dev.enlace.domain.provider.proxy.ProxyMethod;
import dev.enlace.domain.proxy.Header;
import dev.enlace.domain.secret.Secret;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Sends calls to providers without understanding them. */
public interface Upstream {
  /**
   * Sends a call once, with the token, and follows no redirect. Never empty; the body of the answer
   * is read from the provider as it is asked for, and no part of answer, body included, holds the
   * token. Cancelling it, or its body, or closing the answer before its body's end, ends the
   * connection. Fails with {@code ProviderUnavailable} where no answer comes, or one that is none.
   */
  Mono<Answered> send(ProviderId provider, Sent call, Secret accessToken);

  /**
   * A call.
   *
   * @param headers without those of a connection, and without a credential
   * @param content null: no body
   */
  record Sent(
      ProxyMethod method, CallTarget target, List<Header> headers, @Nullable Content content) {}

  /**
   * An answer.
   *
   * @param retryAfter how long the provider asks to be left alone; null: it does not
   */
  record Answered(PassedAnswer answer, @Nullable Duration retryAfter) {}
}
