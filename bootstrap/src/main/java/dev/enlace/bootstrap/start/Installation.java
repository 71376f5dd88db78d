package dev.enlace.bootstrap.start;

import dev.enlace.adapter.out.vault.RootKeyCheck;
import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.StoreUnavailable;
import dev.enlace.application.port.in.installation.PrepareInstallation;
import dev.enlace.bootstrap.home.Home;
import dev.enlace.bootstrap.home.Keyring;
import dev.enlace.bootstrap.settings.CannotStart;
import dev.enlace.bootstrap.settings.Settings;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.SmartInitializingSingleton;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * Makes the installation usable once everything is wired and before the first request is taken, so
 * that nobody is ever answered by half of it.
 */
@Component
final class Installation implements SmartInitializingSingleton {
  private static final Logger LOG = LoggerFactory.getLogger(Installation.class);

  /** Since something went on: many data keys may be wrapped again first. */
  private static final Duration PATIENCE = Duration.ofSeconds(60);

  private static final Duration FIRST_RETRY = Duration.ofMillis(200);

  private final RootKeyCheck rootKey;
  private final PrepareInstallation preparation;
  private final Keyring keyring;
  private final Settings settings;
  private final Home home;

  Installation(
      RootKeyCheck rootKey,
      PrepareInstallation preparation,
      Keyring keyring,
      Settings settings,
      Home home) {
    this.rootKey = rootKey;
    this.preparation = preparation;
    this.keyring = keyring;
    this.settings = settings;
    this.home = home;
  }

  @Override
  public void afterSingletonsInstantiated() {
    Mono<Void> prepared =
        Mono.defer(() -> preparation.prepare(keyring.admin())).doOnNext(this::warn).then();
    rootKey
        .run()
        .concatWith(prepared.then(Mono.empty()))
        .retryWhen(Retry.backoff(Long.MAX_VALUE, FIRST_RETRY).filter(Installation::isStoreAway))
        .timeout(PATIENCE, Flux.error(Installation::unanswered))
        .blockLast();
  }

  private static CannotStart unanswered() {
    return new CannotStart(
        "The database, or the service that ENLACE_KMS names, did not answer for %d s: see above."
            .formatted(PATIENCE.toSeconds()));
  }

  /** A database that starts at the same time, or is busy with others, is waited for. */
  private static boolean isStoreAway(Throwable error) {
    return error instanceof Failed failed && failed.failure() instanceof StoreUnavailable;
  }

  private void warn(PrepareInstallation.Prepared prepared) {
    AdminKeyNotice.of(prepared, settings, home).ifPresent(LOG::warn);
  }
}
