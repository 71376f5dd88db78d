package dev.enlace.adapter.out.webhook;

import dev.enlace.domain.secret.Secret;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Signs as Standard Webhooks does: HMAC-SHA256 over id, time and body, one for each secret. */
final class StandardSignature {
  private static final String PREFIX = "whsec_";
  private static final String HMAC = "HmacSHA256";

  private StandardSignature() {}

  /** The value of {@code webhook-signature}. */
  static String of(UUID id, long timestamp, String body, List<Secret> keys) {
    byte[] content = "%s.%d.%s".formatted(id, timestamp, body).getBytes(StandardCharsets.UTF_8);
    return keys.stream().map(key -> "v1," + sign(key, content)).collect(Collectors.joining(" "));
  }

  private static String sign(Secret key, byte[] content) {
    try {
      Mac mac = Mac.getInstance(HMAC);
      mac.init(new SecretKeySpec(bytes(key), HMAC));
      return Base64.getEncoder().encodeToString(mac.doFinal(content));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException("every Java runtime has " + HMAC, e);
    }
  }

  private static byte[] bytes(Secret key) {
    return Base64.getDecoder().decode(key.reveal().substring(PREFIX.length()));
  }
}
