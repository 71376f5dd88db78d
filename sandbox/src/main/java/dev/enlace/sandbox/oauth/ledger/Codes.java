package dev.enlace.sandbox.oauth.ledger;

import java.time.Instant;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/** Authorization codes: each is good for one try, whatever comes of it. */
final class Codes {
  private final Map<String, IssuedCode> live = new HashMap<>();
  private final Map<String, Grant> spent = new HashMap<>();

  void add(String value, IssuedCode code) {
    live.put(value, code);
  }

  /** Takes the code out for good; empty if there is none, or it has expired. */
  Optional<IssuedCode> spend(String value, Instant now) {
    IssuedCode code = live.remove(value);
    if (code == null) {
      return Optional.empty();
    }
    spent.put(value, code.grant());
    return Optional.of(code).filter(it -> now.isBefore(it.expires()));
  }

  /** The grant of a code that was spent before. */
  Optional<Grant> spentGrant(String value) {
    return Optional.ofNullable(spent.get(value));
  }
}
