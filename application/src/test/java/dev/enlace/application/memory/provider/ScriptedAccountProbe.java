package dev.enlace.application.memory.provider;

import dev.enlace.application.port.out.oauth.AccountProbe;
import dev.enlace.domain.connection.Account;
import dev.enlace.domain.oauth.ConfiguredProvider;
import dev.enlace.domain.secret.Secret;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Says whose a token is as it is told. */
public final class ScriptedAccountProbe implements AccountProbe {
  private volatile Function<Secret, Mono<Account>> script;

  /** Everything belongs to that account until it is told otherwise. */
  public ScriptedAccountProbe(Account account) {
    this.script = token -> Mono.just(account);
  }

  /** What to answer from now on. */
  public void answer(Function<Secret, Mono<Account>> next) {
    this.script = next;
  }

  @Override
  public Mono<Account> identify(ConfiguredProvider provider, Secret accessToken) {
    return Mono.defer(() -> script.apply(accessToken));
  }
}
