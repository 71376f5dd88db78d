package dev.enlace.application.memory.provider;

import dev.enlace.application.port.out.connection.CredentialCheck;
import dev.enlace.domain.catalog.CredentialsEntry;
import dev.enlace.domain.form.FormValues;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Function;
import reactor.core.publisher.Mono;

/** Finds credentials as good or bad as it is told and remembers what it tried. */
public final class RecordingCredentialCheck implements CredentialCheck {
  private final List<FormValues> tried = new CopyOnWriteArrayList<>();
  private volatile Function<FormValues, Mono<Passed>> script =
      values -> Mono.just(new Passed(true, Optional.empty()));

  /** What to answer from now on. */
  public void answer(Function<FormValues, Mono<Passed>> next) {
    this.script = next;
  }

  /** All that was tried, in order. */
  public List<FormValues> tried() {
    return List.copyOf(tried);
  }

  @Override
  public Mono<Passed> check(CredentialsEntry entry, FormValues values) {
    return Mono.defer(() -> {
      tried.add(values);
      return script.apply(values);
    });
  }
}
