package dev.enlace.adapter.in.rest.connections;

import dev.enlace.adapter.in.rest.catalogue.FieldValues;
import dev.enlace.adapter.in.rest.wire.ConnectionScopesResponse;
import dev.enlace.domain.connection.Material;
import dev.enlace.domain.form.FormValues;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a connection is made of, as far as it may be shown. */
final class Materials {
  @Nullable ConnectionScopesResponse scopes(Material material) {
    return switch (material) {
      case Material.OAuthGrant grant ->
          new ConnectionScopesResponse()
              .requested(grant.requested().names())
              .granted(grant.granted().names())
              .missing(grant.missing().names());
      case Material.Credentials _ -> null;
    };
  }

  Map<String, Object> config(Material material) {
    return switch (material) {
      case Material.OAuthGrant grant -> open(grant.settings());
      case Material.Credentials credentials -> config(credentials);
    };
  }

  private static Map<String, Object> open(FormValues values) {
    Map<String, Object> config = new LinkedHashMap<>();
    values.all().forEach((name, value) -> config.put(name, FieldValues.json(value)));
    return config;
  }

  private static Map<String, Object> config(Material.Credentials credentials) {
    Map<String, Object> config = open(credentials.open());
    credentials.secretsSet().forEach(name -> config.put(name, FieldValues.secret()));
    return config;
  }
}
