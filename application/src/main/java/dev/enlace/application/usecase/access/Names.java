package dev.enlace.application.usecase.access;

import dev.enlace.domain.form.Violation;
import dev.enlace.domain.principal.ApiKey;
import java.util.List;

/** Names of keys and workspaces as people send them. */
final class Names {
  private Names() {}

  static List<Violation> violations(String name) {
    boolean fits =
        !name.isBlank()
            && name.length() <= ApiKey.MAX_NAME
            && name.chars().noneMatch(Character::isISOControl);
    return fits
        ? List.of()
        : List.of(
            Violation.of(
                "name",
                "max",
                "must have 1 to 120 characters and no control character",
                "debe tener de 1 a 120 caracteres y ninguno de control"));
  }
}
