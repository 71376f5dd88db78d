package dev.enlace.bootstrap.settings;

import dev.enlace.domain.outbound.AddressPolicy.Endpoint;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Reads {@code ENLACE_OUTBOUND_ALLOW}: {@code host:port}, separated by commas. */
final class OutboundAllow {
  private static final Pattern HOST_AND_PORT =
      Pattern.compile("(?:\\[([^]]+)]|([^:\\[\\]]+)):(.*)");

  private OutboundAllow() {}

  /** Hosts are resolved now, once, so that the list holds addresses and ports. */
  static Set<Endpoint> of(String text) {
    return Texts.list(text).stream()
        .map(OutboundAllow::endpoint)
        .collect(Collectors.toUnmodifiableSet());
  }

  private static Endpoint endpoint(String text) {
    Matcher parts = HOST_AND_PORT.matcher(text);
    if (!parts.matches()) {
      throw new IllegalArgumentException("must be host:port, separated by commas");
    }
    String host = parts.group(1) == null ? parts.group(2) : parts.group(1);
    return new Endpoint(Texts.address(host).getHostAddress(), Texts.port(parts.group(3)));
  }
}
