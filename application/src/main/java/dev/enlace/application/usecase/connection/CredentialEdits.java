package dev.enlace.application.usecase.connection;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.InvalidConfiguration;
import dev.enlace.application.port.out.connection.Connections.Stored;
import dev.enlace.application.port.out.connection.CredentialCheck;
import dev.enlace.application.port.out.connection.CredentialCheck.Passed;
import dev.enlace.application.port.out.crypto.UnreadableSecrets;
import dev.enlace.domain.catalog.CredentialsEntry;
import dev.enlace.domain.connection.Account;
import dev.enlace.domain.connection.Connection;
import dev.enlace.domain.connection.ConnectionEdit;
import dev.enlace.domain.connection.ConnectionState;
import dev.enlace.domain.connection.Label;
import dev.enlace.domain.connection.Material;
import dev.enlace.domain.connection.Visibility;
import dev.enlace.domain.form.FormValues;
import dev.enlace.domain.secret.SealedSecrets;
import dev.enlace.domain.secret.Secret;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Mono;

/** Changes what a form said: checks the whole again, tries it and seals it anew. */
public final class CredentialEdits {
  private final CredentialForms forms;
  private final CredentialCheck credentials;
  private final ConnectionSecrets secrets;

  /** With those means. */
  public CredentialEdits(
      CredentialForms forms, CredentialCheck credentials, ConnectionSecrets secrets) {
    this.forms = forms;
    this.credentials = credentials;
    this.secrets = secrets;
  }

  Mono<Edited> of(Stored stored, Map<String, ? extends @Nullable Object> change, boolean verify) {
    if (!(stored.connection().material() instanceof Material.Credentials before)) {
      return Failed.with(new InvalidConfiguration("made_by_oauth", List.of()));
    }
    CredentialsEntry entry = forms.of(stored.connection());
    ConfigEdit edit = ConfigEdit.of(entry.formSchema(), before, change);
    boolean tries = verify && !edit.sameCredentials();
    return complete(stored, edit)
        .flatMap(values ->
            passed(entry, values, tries)
                .flatMap(passed -> seal(stored, values, seen(stored, edit, passed))));
  }

  private Mono<FormValues> complete(Stored stored, ConfigEdit edit) {
    if (edit.kept().isEmpty()) {
      return Mono.just(edit.values());
    }
    return secrets
        .open(stored)
        .onErrorMap(UnreadableSecrets.class, lost -> edit.unreadable())
        .map(opened -> edit.values().withSecrets(kept(opened, edit)));
  }

  private static Map<String, Secret> kept(Map<String, Secret> opened, ConfigEdit edit) {
    Map<String, Secret> kept = new HashMap<>(opened);
    kept.keySet().retainAll(edit.kept());
    return kept;
  }

  private Mono<Passed> passed(CredentialsEntry entry, FormValues values, boolean verify) {
    return verify
        ? credentials.check(entry, values)
        : Mono.just(new Passed(false, Optional.empty()));
  }

  /** What is known of the credentials now; what was known of others is forgotten. */
  private static Seen seen(Stored stored, ConfigEdit edit, Passed passed) {
    Connection before = stored.connection();
    return edit.sameCredentials()
        ? new Seen(true, false, before.account(), before.verifiedAt())
        : new Seen(false, passed.tried(), passed.account().orElse(null), null);
  }

  private Mono<Edited> seal(Stored stored, FormValues values, Seen seen) {
    Connection before = stored.connection();
    return secrets
        .seal(before.workspace(), before.id(), values.secrets())
        .map(sealed -> new Edited(before, values, seen, sealed));
  }

  /**
   * What is known of credentials.
   *
   * @param same whether they are those of before
   * @param now whether they were seen to work just now
   * @param at when they were before
   */
  record Seen(boolean same, boolean now, @Nullable Account account, @Nullable Instant at) {}

  /** A changed form that fits, tried where that was asked, and sealed. */
  record Edited(Connection before, FormValues values, Seen seen, SealedSecrets sealed) {
    Connection applied(Label label, Visibility visibility, Instant now) {
      ConnectionEdit edit =
          new ConnectionEdit(
              label,
              visibility,
              new Material.Credentials(new FormValues(values.open()), values.secrets().keySet()),
              seen.account(),
              seen.now() ? now : seen.at());
      Connection edited = before.edited(edit, now);
      return seen.same() ? edited : edited.in(new ConnectionState.Active(now));
    }
  }
}
