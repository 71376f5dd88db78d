package dev.enlace.adapter.out.vault.transit;

import com.google.crypto.tink.Aead;
import dev.enlace.adapter.out.vault.KmsUnavailable;
import dev.enlace.domain.secret.Secret;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.Base64;
import java.util.Map;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/**
 * One key of Vault's transit engine, over HTTP: {@code POST /v1/<mount>/encrypt/<key>} and {@code
 * decrypt} (developer.hashicorp.com/vault/api-docs/secret/transit). It waits for the answer, so
 * whoever calls needs a thread that may. What Vault says about an error is not repeated.
 */
final class TransitAead implements Aead {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final Duration TIMEOUT = Duration.ofSeconds(5);

  /** What is wrapped are keys, of some dozens of bytes. */
  private static final long MOST_BYTES = 65_536;

  private static final String PREFIX = "vault:v";

  private final HttpClient http;
  private final URI address;
  private final Secret token;
  private final String mount;
  private final String key;

  TransitAead(HttpClient http, URI address, Secret token, String mount, String key) {
    this.http = http;
    this.address = address;
    this.token = token;
    this.mount = mount;
    this.key = key;
  }

  @Override
  public byte[] encrypt(byte[] plaintext, byte[] associatedData) throws GeneralSecurityException {
    String ciphertext =
        ask(
            "encrypt",
            Map.of("plaintext", base64(plaintext), "associated_data", base64(associatedData)),
            "ciphertext");
    return ciphertext.getBytes(StandardCharsets.US_ASCII);
  }

  @Override
  public byte[] decrypt(byte[] ciphertext, byte[] associatedData) throws GeneralSecurityException {
    String text = new String(ciphertext, StandardCharsets.US_ASCII);
    if (!text.startsWith(PREFIX)) {
      throw new GeneralSecurityException("not of Vault");
    }
    String plaintext =
        ask(
            "decrypt",
            Map.of("ciphertext", text, "associated_data", base64(associatedData)),
            "plaintext");
    try {
      return Base64.getDecoder().decode(plaintext);
    } catch (IllegalArgumentException e) {
      throw new KmsUnavailable("Vault answered with no base64");
    }
  }

  private String ask(String operation, Map<String, String> body, String field)
      throws GeneralSecurityException {
    HttpRequest request =
        HttpRequest.newBuilder(address.resolve("/v1/" + mount + "/" + operation + "/" + key))
            .timeout(TIMEOUT)
            .header("X-Vault-Token", token.reveal())
            .header("X-Vault-Request", "true")
            .header("Content-Type", "application/json")
            .POST(BodyPublishers.ofString(JSON.writeValueAsString(body)))
            .build();
    HttpResponse<String> answer = send(request);
    return switch (answer.statusCode()) {
      case 200 -> read(answer.body(), field);
      // a ciphertext or associated data that does not fit, or a key that cannot do this
      case 400 -> throw new GeneralSecurityException("Vault refused to " + operation);
      case 403 -> throw new KmsUnavailable("VAULT_TOKEN may not " + operation + " (403)");
      default -> throw new KmsUnavailable("Vault answered " + answer.statusCode());
    };
  }

  private HttpResponse<String> send(HttpRequest request) throws KmsUnavailable {
    try {
      return http.send(request, BodyHandlers.limiting(BodyHandlers.ofString(), MOST_BYTES));
    } catch (IOException e) {
      throw new KmsUnavailable("Vault did not answer: " + e.getClass().getSimpleName());
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new KmsUnavailable("interrupted while Vault was asked");
    }
  }

  private static String read(String body, String field) throws KmsUnavailable {
    try {
      return JSON.readTree(body).path("data").path(field).stringValue();
    } catch (JacksonException e) {
      throw new KmsUnavailable("Vault answered with no " + field);
    }
  }

  private static String base64(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
