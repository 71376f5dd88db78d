package dev.enlace.adapter.out.postgres.connection;

import dev.enlace.adapter.out.postgres.store.Columns;
import dev.enlace.adapter.out.postgres.store.JsonText;
import dev.enlace.adapter.out.postgres.store.Values;
import dev.enlace.domain.catalog.AuthType;
import dev.enlace.domain.connection.Material;
import dev.enlace.domain.secret.SealedSecret;
import dev.enlace.domain.secret.SealedSecrets;
import io.r2dbc.postgresql.codec.Json;
import io.r2dbc.spi.Readable;
import java.util.Base64;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/**
 * Sealed secrets as columns: a grant's tokens each in one of its own, which a refresh rewrites, and
 * a form's secrets together as JSON of base64.
 */
final class SealedColumns {
  static final String NAMES = "c.key_id, c.access_token, c.refresh_token, c.fields";

  private SealedColumns() {}

  static Map<String, Object> of(AuthType authType, SealedSecrets secrets) {
    boolean tokens = authType == AuthType.OAUTH;
    Map<String, Object> values = new HashMap<>();
    values.put("key_id", secrets.keyId());
    values.put("access_token", token(tokens, secrets, Material.ACCESS_TOKEN));
    values.put("refresh_token", token(tokens, secrets, Material.REFRESH_TOKEN));
    values.put("fields", Values.orNull(Json.class, tokens ? null : fields(secrets)));
    return values;
  }

  static SealedSecrets read(Readable row) {
    Columns columns = new Columns(row);
    Map<String, SealedSecret> secrets = new HashMap<>();
    put(secrets, Material.ACCESS_TOKEN, columns.bytesOrNull("access_token"));
    put(secrets, Material.REFRESH_TOKEN, columns.bytesOrNull("refresh_token"));
    if (row.get("fields") != null) {
      JsonText.read(row, "fields")
          .properties()
          .forEach(field -> put(secrets, field.getKey(), ciphertext(field.getValue())));
    }
    return new SealedSecrets(columns.number("key_id"), secrets);
  }

  /** What is no base64 is ciphertext that does not open, like any other that is damaged. */
  private static byte[] ciphertext(JsonNode field) {
    if (field.isString()) {
      try {
        return Base64.getDecoder().decode(field.stringValue());
      } catch (IllegalArgumentException damaged) {
        return new byte[0];
      }
    }
    return new byte[0];
  }

  private static Object token(boolean tokens, SealedSecrets secrets, String name) {
    SealedSecret sealed = tokens ? secrets.byField().get(name) : null;
    return Values.orNull(byte[].class, sealed == null ? null : sealed.ciphertext());
  }

  private static Json fields(SealedSecrets secrets) {
    Map<String, String> fields = new HashMap<>();
    secrets
        .byField()
        .forEach((name, sealed) ->
            fields.put(name, Base64.getEncoder().encodeToString(sealed.ciphertext())));
    return JsonText.of(fields);
  }

  private static void put(
      Map<String, SealedSecret> secrets, String name, byte @Nullable [] ciphertext) {
    if (ciphertext != null) {
      secrets.put(name, new SealedSecret(ciphertext));
    }
  }
}
