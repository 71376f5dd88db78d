package dev.enlace.adapter.in.rest.audit;

import dev.enlace.adapter.in.rest.problem.Refusal;
import dev.enlace.adapter.in.rest.problem.Refused;
import dev.enlace.adapter.in.rest.text.Texts;
import dev.enlace.domain.audit.AuditPosition;
import dev.enlace.domain.form.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Moments that a filter may name: those of a year of four digits, as RFC 3339 writes them. */
final class Moments {
  private Moments() {}

  /**
   * Lets those through that a database can be asked for.
   *
   * @throws Refused naming each parameter that is out of range
   */
  static void require(@Nullable Instant from, @Nullable Instant to) {
    List<Violation> violations = new ArrayList<>();
    require(violations, "from", from);
    require(violations, "to", to);
    if (!violations.isEmpty()) {
      throw new Refused(Refusal.invalid(violations));
    }
  }

  private static void require(List<Violation> violations, String name, @Nullable Instant moment) {
    if (moment != null
        && (moment.isBefore(AuditPosition.EARLIEST) || moment.isAfter(AuditPosition.LATEST))) {
      violations.add(new Violation(name, "format", Texts.all("rule.format")));
    }
  }
}
