package dev.enlace.application.port.in.proxy;

import dev.enlace.application.passing.Content;
import dev.enlace.application.passing.PassedAnswer;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.provider.ProviderId;
import dev.enlace.domain.proxy.Header;
import java.util.List;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Makes a call of the caller's own with a connection's token, which the caller never sees. */
public interface PassOnCall {
  /**
   * The provider's answer, whatever it says, as soon as its head is there. Never empty; cancelling
   * ends the call.
   */
  Mono<Passed> passOn(Principal principal, ConnectionId id, Call call);

  /**
   * What is called.
   *
   * @param path below the connection's own, still percent-encoded; empty or with a slash at its
   *     beginning
   * @param query still percent-encoded; null: none, which is another thing than an empty one
   * @param headers all that came
   * @param content null: no body
   */
  record Call(
      String method,
      String path,
      @Nullable String query,
      List<Header> headers,
      @Nullable Content content) {}

  /**
   * What is answered.
   *
   * @param provider whose answer it is
   * @param location where it points to, below the connection's own path; null: nowhere
   */
  record Passed(ProviderId provider, PassedAnswer answer, @Nullable String location) {}
}
