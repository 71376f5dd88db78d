package dev.enlace.sandbox.oauth.token;

import dev.enlace.sandbox.http.Json;
import dev.enlace.sandbox.oauth.Secrets;
import dev.enlace.sandbox.oauth.ledger.Grant;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.Signature;
import java.security.interfaces.RSAPublicKey;
import java.time.Clock;
import java.util.Arrays;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** Signs id_tokens with RS256 under a key of this process, and publishes its public half. */
public final class IdTokens {
  private static final String KEY_ID = "sandbox-1";
  private static final long LIFETIME_SECONDS = 3600;

  private final Clock clock;

  public IdTokens(Clock clock) {
    this.clock = clock;
  }

  /** Made when first needed, since it takes long. */
  private static final class Keys {
    private static final KeyPair PAIR = pair();

    private static KeyPair pair() {
      try {
        KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        return generator.generateKeyPair();
      } catch (GeneralSecurityException impossible) {
        throw new IllegalStateException(impossible);
      }
    }
  }

  /** The JWK set (RFC 7517) that verifies what this signs. */
  public JsonNode jwks() {
    RSAPublicKey key = (RSAPublicKey) Keys.PAIR.getPublic();
    ObjectNode jwk =
        Json.object()
            .put("kty", "RSA")
            .put("use", "sig")
            .put("alg", "RS256")
            .put("kid", KEY_ID)
            .put("n", unsigned(key.getModulus()))
            .put("e", unsigned(key.getPublicExponent()));
    ObjectNode set = Json.object();
    set.putArray("keys").add(jwk);
    return set;
  }

  public String of(Grant grant, String issuer) {
    long now = clock.instant().getEpochSecond();
    ObjectNode claims =
        Json.object()
            .put("iss", issuer)
            .put("azp", grant.client().id())
            .put("aud", grant.client().id())
            .put("sub", grant.person().subject())
            .put("iat", now)
            .put("exp", now + LIFETIME_SECONDS);
    if (grant.nonce() != null) {
      claims.put("nonce", grant.nonce());
    }
    if (grant.scopes().contains("email")) {
      claims.put("email", grant.person().email()).put("email_verified", true);
    }
    if (grant.scopes().contains("profile")) {
      claims.put("name", grant.person().name());
    }
    return signed(claims);
  }

  private String signed(ObjectNode claims) {
    ObjectNode header = Json.object().put("alg", "RS256").put("kid", KEY_ID).put("typ", "JWT");
    String signedPart = encoded(header) + "." + encoded(claims);
    try {
      Signature signature = Signature.getInstance("SHA256withRSA");
      signature.initSign(Keys.PAIR.getPrivate());
      signature.update(signedPart.getBytes(StandardCharsets.US_ASCII));
      return signedPart + "." + Secrets.base64Url(signature.sign());
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static String encoded(ObjectNode part) {
    return Secrets.base64Url(part.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static String unsigned(BigInteger number) {
    byte[] bytes = number.toByteArray();
    return Secrets.base64Url(bytes[0] == 0 ? Arrays.copyOfRange(bytes, 1, bytes.length) : bytes);
  }
}
