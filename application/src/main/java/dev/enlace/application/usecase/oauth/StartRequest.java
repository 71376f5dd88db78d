package dev.enlace.application.usecase.oauth;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.ValidationFailed;
import dev.enlace.application.port.in.oauth.StartOAuth.Command;
import dev.enlace.application.usecase.connection.GrantSettings;
import dev.enlace.application.usecase.connection.Labels;
import dev.enlace.domain.catalog.OAuthEntry;
import dev.enlace.domain.connection.Label;
import dev.enlace.domain.form.FormValues;
import dev.enlace.domain.form.Violation;
import dev.enlace.domain.oauth.ConfiguredProvider;
import dev.enlace.domain.principal.Credential;
import dev.enlace.domain.token.Scope;
import dev.enlace.domain.token.Scopes;
import dev.enlace.domain.workspace.Workspace;
import java.net.URI;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody asked to start, checked.
 *
 * @param scopes everything the provider will be asked for
 * @param settings what is to be set on the connection from its beginning
 */
record StartRequest(
    @Nullable Label label, Scopes scopes, @Nullable URI successUrl, FormValues settings) {
  /**
   * Fails with {@link ValidationFailed}, every violation at once; then with {@code
   * InvalidConfiguration}.
   *
   * @param home the only place where the person may go in the end; null: as the workspace allows
   */
  static StartRequest check(
      Command command,
      OAuthEntry entry,
      ConfiguredProvider provider,
      Workspace workspace,
      boolean confirmation,
      @Nullable String home) {
    List<Violation> violations = new ArrayList<>();
    label(command.label(), violations);
    askFirst(command, violations);
    scopes(command.scopes(), entry, violations);
    if (home == null) {
      successUrl(command.successUrl(), workspace, confirmation, violations);
    } else {
      successUrl(command.successUrl(), home, violations);
    }
    if (!violations.isEmpty()) {
      throw new Failed(new ValidationFailed(violations));
    }
    return new StartRequest(
        Labels.of(command.label(), command.principal()),
        requested(command.scopes(), entry, provider),
        end(command, home),
        GrantSettings.of(entry, command.config()));
  }

  /** Where the person is asked first is not where the session is: another window has no home. */
  private static @Nullable URI end(Command command, @Nullable String home) {
    String atHome = command.askFirst() ? null : home;
    String url = home == null ? command.successUrl() : atHome;
    return url == null ? null : URI.create(url);
  }

  private static Scopes requested(
      @Nullable List<String> named, OAuthEntry entry, ConfiguredProvider provider) {
    Scopes configured = provider.client().scopes();
    Scopes chosen;
    if (named != null && !named.isEmpty()) {
      chosen = Scopes.named(named);
    } else {
      chosen = configured == null ? entry.defaults() : configured;
    }
    return Scopes.named(provider.definition().scopes().requested(chosen.names()));
  }

  private static void label(@Nullable String label, List<Violation> violations) {
    if (label != null && !Label.isLabel(label)) {
      violations.add(Labels.VIOLATION);
    }
  }

  /**
   * Nothing that the panel starts has to be confirmed, since its browser is the one that comes
   * back: so it must be that one, and not whichever answers a page.
   */
  private static void askFirst(Command command, List<Violation> violations) {
    if (command.askFirst() && command.principal().credential() instanceof Credential.Panel) {
      violations.add(
          Violation.of(
              "askFirst",
              "allowed",
              "is not for the panel, which is no frame",
              "no es para el panel, que no es un marco"));
    }
  }

  private static void scopes(
      @Nullable List<String> named, OAuthEntry entry, List<Violation> violations) {
    if (named == null) {
      return;
    }
    for (int i = 0; i < named.size(); i++) {
      String scope = named.get(i);
      if (!Scope.isScope(scope) || !entry.offered().values().contains(new Scope(scope))) {
        violations.add(
            Violation.of(
                "scopes[" + i + "]",
                "options",
                "is not one of the entry's oauthScopes",
                "no es uno de los oauthScopes de la entrada"));
      }
    }
  }

  private static void successUrl(@Nullable String url, String home, List<Violation> violations) {
    if (url != null && !url.equals(home)) {
      violations.add(
          Violation.of(
              "successUrl",
              "allowed",
              "can only be the page of Enlace that started it",
              "solo puede ser la página de Enlace que lo inició"));
    }
  }

  private static void successUrl(
      @Nullable String url, Workspace workspace, boolean needed, List<Violation> violations) {
    if (url == null && needed) {
      violations.add(
          Violation.of(
              "successUrl",
              "required",
              "is required where connections have to be confirmed",
              "es obligatorio cuando las conexiones deben confirmarse"));
    } else if (url != null && !workspace.successUrls().allows(url)) {
      violations.add(
          Violation.of(
              "successUrl",
              "allowed",
              "is not among the workspace's success URLs",
              "no está entre las URL de éxito del espacio de trabajo"));
    }
  }
}
