package dev.enlace.application.memory.provider;

import dev.enlace.application.port.out.oauth.TokenEndpoint;
import dev.enlace.domain.oauth.ConfiguredProvider;
import dev.enlace.domain.secret.Secret;
import dev.enlace.domain.token.TokenSet;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Answers as it is told and remembers what it was asked. */
public final class ScriptedTokenEndpoint implements TokenEndpoint {
  private final List<Code> exchanged = new CopyOnWriteArrayList<>();
  private final List<Secret> refreshed = new CopyOnWriteArrayList<>();
  private volatile Function<Code, Mono<TokenSet>> script;
  private volatile Function<Secret, Mono<TokenSet>> refreshes =
      token -> Mono.error(new AssertionError("no refresh is expected"));

  /** Answers that to every code until it is told otherwise. */
  public ScriptedTokenEndpoint(TokenSet answer) {
    this.script = code -> Mono.just(answer);
  }

  /** What to answer from now on. */
  public void answer(Function<Code, Mono<TokenSet>> next) {
    this.script = next;
  }

  /** Every code that was sent, in order. */
  public List<Code> exchanged() {
    return List.copyOf(exchanged);
  }

  /** What to answer to refresh tokens from now on. */
  public void answerRefresh(Function<Secret, Mono<TokenSet>> next) {
    this.refreshes = next;
  }

  /** Every refresh token that was sent, in order. */
  public List<Secret> refreshed() {
    return List.copyOf(refreshed);
  }

  @Override
  public Mono<TokenSet> refresh(ConfiguredProvider provider, Secret refreshToken) {
    return Mono.defer(() -> {
      refreshed.add(refreshToken);
      return refreshes.apply(refreshToken);
    });
  }

  @Override
  public Mono<TokenSet> exchange(ConfiguredProvider provider, Code code) {
    return Mono.defer(() -> {
      exchanged.add(code);
      return script.apply(code);
    });
  }
}
