package dev.enlace.adapter.in.rest.edge;

import dev.enlace.adapter.in.rest.Network;
import dev.enlace.adapter.in.rest.RestSettings;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;

/** Believes {@code X-Forwarded-*} only where a proxy of ours has written it. */
@Component
public final class TrustedProxies {
  /** Some proxies write the port as well: {@code 192.0.2.1:4711}, {@code [2001:db8::1]:4711}. */
  private static final Pattern WITH_PORT =
      Pattern.compile("^(?:\\[([^\\]]+)](?::\\d+)?|([^:]+):\\d+)$");

  private final List<Network> trusted;

  /** Trusts the settings' networks. */
  TrustedProxies(RestSettings settings) {
    trusted = settings.trustedProxies();
  }

  /**
   * The client's address: the peer, or where that is a trusted proxy, the last address of {@code
   * X-Forwarded-For} that is not one, since everything before it can be forged. Empty where the
   * server does not know its peer.
   */
  public Optional<InetAddress> clientOf(ServerHttpRequest request) {
    InetSocketAddress remote = request.getRemoteAddress();
    return remote == null
        ? Optional.empty()
        : Optional.ofNullable(remote.getAddress()).map(peer -> walk(peer, request.getHeaders()));
  }

  /** The host that the client named: that of the peer's request, or of a trusted proxy's word. */
  @Nullable String hostOf(ServerHttpRequest request) {
    HttpHeaders headers = request.getHeaders();
    boolean proxied = isTrusted(request) && headers.containsHeader("X-Forwarded-Host");
    List<String> hosts = headers.getOrEmpty(proxied ? "X-Forwarded-Host" : HttpHeaders.HOST);
    return hosts.size() == 1 ? hosts.getFirst() : null;
  }

  private boolean isTrusted(ServerHttpRequest request) {
    InetSocketAddress remote = request.getRemoteAddress();
    return remote != null && remote.getAddress() != null && isTrusted(remote.getAddress());
  }

  private InetAddress walk(InetAddress peer, HttpHeaders headers) {
    InetAddress client = peer;
    for (String hop : hops(headers).reversed()) {
      Optional<InetAddress> address = isTrusted(client) ? Network.address(hop) : Optional.empty();
      if (address.isEmpty()) {
        return client;
      }
      client = address.get();
    }
    return client;
  }

  private boolean isTrusted(InetAddress address) {
    return trusted.stream().anyMatch(network -> network.contains(address));
  }

  private static List<String> hops(HttpHeaders headers) {
    return headers.getOrEmpty("X-Forwarded-For").stream()
        .flatMap(line -> Arrays.stream(line.split(",", -1)))
        .map(hop -> WITH_PORT.matcher(hop.strip()).replaceFirst("$1$2"))
        .toList();
  }
}
