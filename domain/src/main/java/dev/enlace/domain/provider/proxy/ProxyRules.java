package dev.enlace.domain.provider.proxy;

import java.net.URI;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * The calls that a provider's definition offers to be passed on with a connection's token.
 *
 * @param methods which may be used
 * @param hosts the first whose paths match is called; none: the API's base URL with every path
 * @param subjects where a path names what a limit counts, by the limit's scope: such as {@code
 *     base} and the segment with the base's id
 */
public record ProxyRules(
    Set<ProxyMethod> methods, List<ProxyHost> hosts, Map<String, PathPattern> subjects) {
  public ProxyRules {
    methods = Set.copyOf(methods);
    hosts = List.copyOf(hosts);
    subjects = Map.copyOf(subjects);
    if (methods.isEmpty()) {
      throw new IllegalArgumentException("a proxy has methods");
    }
  }

  /**
   * Where a call goes to; empty where no host has that path.
   *
   * @param query as it came; null: without one, which is another thing than an empty one
   * @param base of the API, for this connection
   */
  public Optional<CallTarget> target(CallPath path, @Nullable String query, URI base) {
    if (hosts.isEmpty()) {
      return Optional.of(CallTarget.of(base, path, query));
    }
    return hosts.stream()
        .filter(host -> host.serves(path))
        .findFirst()
        .map(host -> CallTarget.of(host.url().expand(Map.of()), path, query));
  }

  /** What the limits of a call count, by their scope. */
  public Map<String, String> subjects(CallPath path) {
    Map<String, String> found = new HashMap<>();
    subjects.forEach(
        (scope, pattern) -> pattern.find(path).ifPresent(subject -> found.put(scope, subject)));
    return found;
  }

  /** The names in the hosts' URLs that have to be filled in. */
  public Set<String> placeholders() {
    Set<String> names = new HashSet<>();
    hosts.forEach(host -> names.addAll(host.url().placeholders()));
    return names;
  }

  /** The same for one customer. */
  public ProxyRules filled(Map<String, String> values) {
    return new ProxyRules(
        methods, hosts.stream().map(host -> host.filled(values)).toList(), subjects);
  }

  /** The same for a stand-in. */
  public ProxyRules relocated(UnaryOperator<URI> elsewhere) {
    return new ProxyRules(
        methods, hosts.stream().map(host -> host.relocated(elsewhere)).toList(), subjects);
  }
}
