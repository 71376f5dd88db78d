package dev.enlace.domain.principal;

import java.util.Arrays;
import java.util.Optional;

/** What an API key may do besides its role; each must be given by name. */
public enum Permission {
  /** Act for the user named by the header {@code Enlace-User}. */
  ACT_AS("act_as"),
  /** Read raw access tokens of connections that may be used. */
  REVEAL_TOKENS("tokens:reveal"),
  /** Read raw refresh tokens. */
  REVEAL_REFRESH_TOKENS("tokens:reveal_refresh"),
  /** Manage workspaces. */
  INSTANCE_ADMIN("instance_admin");

  private final String code;

  Permission(String code) {
    this.code = code;
  }

  /** The name on the wire and in the database. */
  public String code() {
    return code;
  }

  /** The permission of that name; empty if there is none. */
  public static Optional<Permission> of(String code) {
    return Arrays.stream(values()).filter(p -> p.code.equals(code)).findFirst();
  }
}
