package dev.enlace.adapter.in.rest.audit;

import dev.enlace.adapter.in.rest.problem.Refusal;
import dev.enlace.adapter.in.rest.problem.Refused;
import dev.enlace.adapter.in.rest.text.Texts;
import dev.enlace.application.port.in.audit.VerifyAudit.Exported;
import dev.enlace.application.port.in.audit.VerifyAudit.Signature;
import dev.enlace.domain.audit.ChainHash;
import dev.enlace.domain.audit.ChainHead;
import dev.enlace.domain.form.Violation;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads an exported head out of parameters that only make sense together. */
final class ExportedHeads {
  private ExportedHeads() {}

  /**
   * The head; null if no parameter is there.
   *
   * @throws Refused naming each parameter that is missing beside the others
   */
  static @Nullable Exported read(
      @Nullable Long seq,
      @Nullable String hash,
      @Nullable Instant time,
      @Nullable String signature) {
    if (seq == null && hash == null && time == null && signature == null) {
      return null;
    }
    List<Violation> violations = new ArrayList<>();
    require(violations, "seq", seq);
    require(violations, "hash", hash);
    if (time != null || signature != null) {
      require(violations, "time", time);
      require(violations, "signature", signature);
    }
    if (seq == null || hash == null || !violations.isEmpty()) {
      throw new Refused(Refusal.invalid(violations));
    }
    ChainHead place = new ChainHead(seq, new ChainHash(hash));
    return new Exported(
        place, time == null || signature == null ? null : signature(time, signature));
  }

  private static Signature signature(Instant time, String text) {
    int dot = text.indexOf('.');
    return new Signature(
        time, Integer.parseInt(text.substring(0, dot)), new ChainHash(text.substring(dot + 1)));
  }

  private static void require(List<Violation> violations, String name, @Nullable Object value) {
    if (value == null) {
      violations.add(new Violation(name, "required", Texts.all("rule.required")));
    }
  }
}
