package dev.enlace.domain.provider.proxy;

import java.util.Arrays;
import java.util.Optional;

/** What may be done with what a path names (RFC 9110, 9.3); nothing else is ever passed on. */
public enum ProxyMethod {
  GET,
  HEAD,
  POST,
  PUT,
  PATCH,
  DELETE;

  /** The method of exactly that name; empty if it is none of them. */
  public static Optional<ProxyMethod> of(String name) {
    return Arrays.stream(values()).filter(method -> method.name().equals(name)).findFirst();
  }
}
