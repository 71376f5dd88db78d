package dev.enlace.application.usecase.proxy;

import dev.enlace.application.passing.PassedAnswer;
import dev.enlace.domain.provider.proxy.CallTarget;
import dev.enlace.domain.provider.proxy.CallTarget.Reference;
import dev.enlace.domain.provider.proxy.ProxyRules;
import java.net.URI;
import java.util.Optional;
import java.util.Set;

/**
 * Where an answer points to, as a path below the connection's own. Nobody follows it here: a caller
 * who does comes through the proxy again. One that leads elsewhere is not told, since whoever
 * follows it may send its own key there.
 */
final class Locations {
  private static final Set<Integer> REDIRECTS = Set.of(301, 302, 303, 307, 308);

  private Locations() {}

  /**
   * Empty where it points nowhere.
   *
   * @throws Elsewhere where it is a redirect to what the proxy does not reach
   */
  static Optional<String> of(PassedAnswer answer, CallTarget target, ProxyRules rules, URI api) {
    Optional<String> location = answer.header("location");
    Optional<String> below =
        location
            .flatMap(target::below)
            .filter(to -> isSame(to, target, rules, api))
            .map(to -> to.query() == null ? to.path().raw() : to.path().raw() + "?" + to.query());
    if (location.isPresent() && below.isEmpty() && REDIRECTS.contains(answer.status())) {
      throw new Elsewhere();
    }
    return below;
  }

  /** Whether a call of that path would come to the very same address. */
  private static boolean isSame(Reference to, CallTarget target, ProxyRules rules, URI api) {
    return rules
        .target(to.path(), to.query(), api)
        .filter(other -> other.base().equals(target.base()))
        .isPresent();
  }

  /** The provider sends whoever asks to somebody else. */
  static final class Elsewhere extends RuntimeException {
    private static final long serialVersionUID = 1L;

    Elsewhere() {
      super("a redirect leads elsewhere", null, false, false);
    }
  }
}
