package dev.enlace.application.memory.provider;

import dev.enlace.application.port.out.oauth.GrantRevocation;
import dev.enlace.domain.connection.UpstreamRevocation;
import dev.enlace.domain.oauth.ConfiguredProvider;
import dev.enlace.domain.provider.call.Revocation;
import dev.enlace.domain.provider.call.Revocation.BlastRadius;
import dev.enlace.domain.secret.Secret;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Ends what a definition says can be ended, as it is told, and remembers it. */
public final class ScriptedGrantRevocation implements GrantRevocation {
  private final List<Ended> ended = new CopyOnWriteArrayList<>();
  private volatile Mono<UpstreamRevocation> script = Mono.just(UpstreamRevocation.REVOKED);

  /** What to answer from now on. */
  public void answer(Mono<UpstreamRevocation> next) {
    this.script = next;
  }

  /** Every grant that was to be ended, in order. */
  public List<Ended> ended() {
    return List.copyOf(ended);
  }

  @Override
  public boolean endsWholeAccount(ConfiguredProvider provider) {
    Revocation revocation = provider.definition().revocation();
    return revocation != null && revocation.radius() == BlastRadius.ACCOUNT_PROJECT;
  }

  @Override
  public Mono<UpstreamRevocation> revoke(
      ConfiguredProvider provider, Secret accessToken, @Nullable Secret refreshToken) {
    return Mono.defer(() -> {
      if (provider.definition().revocation() == null) {
        return Mono.just(UpstreamRevocation.UNSUPPORTED);
      }
      ended.add(new Ended(accessToken, refreshToken));
      return script;
    });
  }

  /** The tokens of a grant. */
  public record Ended(Secret accessToken, @Nullable Secret refreshToken) {}
}
