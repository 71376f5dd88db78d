package dev.enlace.application.usecase.access;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.Unauthenticated;
import dev.enlace.application.failure.Failure.ValidationFailed;
import dev.enlace.application.port.in.access.Authenticate.Query;
import dev.enlace.application.port.out.access.ApiKeys.Caller;
import dev.enlace.domain.form.Violation;
import dev.enlace.domain.principal.Permission;
import dev.enlace.domain.principal.Principal;
import dev.enlace.domain.principal.User;
import dev.enlace.domain.principal.UserId;
import dev.enlace.domain.secret.IssuedSecret;
import dev.enlace.domain.secret.SecretHash;
import dev.enlace.domain.secret.SecretKind;
import dev.enlace.domain.workspace.WorkspaceId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a request presents, as far as it can be read without asking the store.
 *
 * @param hash of the key
 * @param actAs whom the key wants to act for; null: nobody, or nobody that can be named
 */
public record Presented(WorkspaceId workspace, SecretHash hash, @Nullable User actAs, Query query) {
  private static final String HEADER = "Enlace-User";

  /** Of a request. */
  public static Presented of(Query query) {
    WorkspaceId workspace =
        IssuedSecret.parse(SecretKind.KEY, query.apiKey().reveal())
            .map(IssuedSecret::workspace)
            .orElse(WorkspaceId.DEFAULT);
    return new Presented(
        workspace, SecretHash.of(query.apiKey()), actAs(workspace, query.actAs()), query);
  }

  /** Whom the key wants to act for; null: its own service user. */
  public @Nullable UserId user() {
    return actAs == null ? null : actAs.id();
  }

  /** Whether it is that key, compared in constant time. */
  public boolean isOf(Caller caller) {
    return caller.hash().equals(hash);
  }

  /** Who asks; fails where the key may not act so. */
  public Principal principal(Caller caller) {
    if (!query.actAs().isEmpty() && !caller.permissions().contains(Permission.ACT_AS)) {
      throw invalid("act_as", "needs the permission act_as", "necesita el permiso act_as");
    }
    if (query.actAs().size() > 1) {
      throw invalid("single", "must not be sent twice", "no debe enviarse dos veces");
    }
    if (!query.actAs().isEmpty() && actAs == null) {
      throw invalid(
          "format",
          "must have 1 to 255 characters and no control character",
          "debe tener de 1 a 255 caracteres y ninguno de control");
    }
    if (caller.userDisabled()) {
      throw new Failed(new Unauthenticated());
    }
    return new Principal(
        caller.workspace(),
        actAs == null ? caller.holder() : actAs,
        caller.key(),
        caller.name(),
        actAs == null ? caller.role() : caller.role().and(caller.userRole()),
        caller.permissions(),
        query.origin());
  }

  private static @Nullable User actAs(WorkspaceId workspace, List<String> subjects) {
    return subjects.size() == 1 && User.isName(subjects.getFirst())
        ? User.external(workspace, subjects.getFirst())
        : null;
  }

  private static Failed invalid(String rule, String english, String spanish) {
    return new Failed(new ValidationFailed(List.of(Violation.of(HEADER, rule, english, spanish))));
  }
}
