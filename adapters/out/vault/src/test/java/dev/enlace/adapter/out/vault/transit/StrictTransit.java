package dev.enlace.adapter.out.vault.transit;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.subtle.AesGcmJce;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * Vault's transit engine, as far as it encrypts and decrypts, and as strict as its documentation
 * (developer.hashicorp.com/vault/api-docs/secret/transit): a token in {@code X-Vault-Token} or 403;
 * base64 in {@code plaintext} and {@code associated_data}, a {@code ciphertext} that this key has
 * made, and no other field, or 400; 503 while it is sealed. Errors are {@code {"errors": [...]}}.
 */
final class StrictTransit implements AutoCloseable {
  static final String TOKEN = "hvs.canary-token-of-vault";
  static final String KEY = "enlace";

  private static final JsonMapper JSON = new JsonMapper();
  private static final String VERSION = "vault:v1:";

  final AtomicBoolean sealed = new AtomicBoolean();

  /** What comes after an answer's head: null for the rest of it. */
  volatile @Nullable Body instead;

  final List<String> asked = new CopyOnWriteArrayList<>();
  private final CountDownLatch over = new CountDownLatch(1);
  private final HttpServer server;
  private final Aead key;

  StrictTransit() {
    try {
      key = new AesGcmJce("k".repeat(32).getBytes(StandardCharsets.US_ASCII));
      server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
    server.createContext("/", this::answer);
    server.start();
  }

  URI address() {
    return URI.create("http://127.0.0.1:" + server.getAddress().getPort());
  }

  @Override
  public void close() {
    over.countDown();
    server.stop(0);
  }

  /** From now on answers begin and never end. */
  void stall() {
    instead =
        out -> {
          out.write('{');
          out.flush();
          awaitOver();
        };
  }

  private void awaitOver() {
    try {
      over.await();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
    }
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
      Reply reply;
      try {
        reply = reply(exchange);
      } catch (Refusal refusal) {
        reply = new Reply(refusal.status, Map.of("errors", List.of(refusal.words)));
      }
      byte[] body = JSON.writeValueAsBytes(reply.body());
      exchange.getResponseHeaders().set("Content-Type", "application/json");
      Body other = instead;
      exchange.sendResponseHeaders(reply.status(), other == null ? body.length : 0);
      if (other == null) {
        exchange.getResponseBody().write(body);
      } else {
        other.write(exchange.getResponseBody());
      }
    }
  }

  /** Another body than what was asked for. */
  interface Body {
    void write(OutputStream out) throws IOException;
  }

  private Reply reply(HttpExchange exchange) throws IOException, Refusal {
    require(!sealed.get(), 503, "Vault is sealed");
    List<String> tokens = exchange.getRequestHeaders().getOrDefault("X-Vault-Token", List.of());
    require(tokens.equals(List.of(TOKEN)), 403, "permission denied");
    String path = exchange.getRequestURI().getPath();
    boolean encrypt = path.equals("/v1/transit/encrypt/" + KEY);
    require(encrypt || path.equals("/v1/transit/decrypt/" + KEY), 403, "permission denied");
    require(Set.of("POST", "PUT").contains(exchange.getRequestMethod()), 405, "method");
    JsonNode body = body(exchange);
    String input = encrypt ? "plaintext" : "ciphertext";
    require(
        Set.of(input, "associated_data").containsAll(body.propertyNames()), 400, "unknown field");
    require(body.has(input), 400, "missing " + input);
    byte[] data = bytes(body.path("associated_data").asString(""), "associated_data");
    return encrypt
        ? encrypted(bytes(body.path(input).asString(), input), data)
        : decrypted(body.path(input).asString(), data);
  }

  private Reply encrypted(byte[] plaintext, byte[] data) {
    try {
      String text = Base64.getEncoder().encodeToString(key.encrypt(plaintext, data));
      return ok(Map.of("ciphertext", VERSION + text, "key_version", 1));
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(e);
    }
  }

  private Reply decrypted(String ciphertext, byte[] data) throws Refusal {
    require(ciphertext.startsWith(VERSION), 400, "invalid ciphertext: no prefix");
    byte[] bytes = bytes(ciphertext.substring(VERSION.length()), "ciphertext");
    try {
      return ok(Map.of("plaintext", Base64.getEncoder().encodeToString(key.decrypt(bytes, data))));
    } catch (GeneralSecurityException e) {
      throw new Refusal(400, "cipher: message authentication failed");
    }
  }

  private static JsonNode body(HttpExchange exchange) throws IOException, Refusal {
    try {
      return JSON.readTree(exchange.getRequestBody().readAllBytes());
    } catch (JacksonException e) {
      throw new Refusal(400, "failed to parse JSON input");
    }
  }

  private static byte[] bytes(String base64, String field) throws Refusal {
    try {
      return Base64.getDecoder().decode(base64);
    } catch (IllegalArgumentException e) {
      throw new Refusal(400, field + " is not base64");
    }
  }

  private static Reply ok(Map<String, Object> data) {
    return new Reply(200, Map.of("request_id", "00000000-0000", "renewable", false, "data", data));
  }

  private static void require(boolean holds, int status, String words) throws Refusal {
    if (!holds) {
      throw new Refusal(status, words);
    }
  }

  private record Reply(int status, Map<String, Object> body) {}

  private static final class Refusal extends Exception {
    private static final long serialVersionUID = 1L;

    private final int status;
    private final String words;

    Refusal(int status, String words) {
      super(words);
      this.status = status;
      this.words = words;
    }
  }
}
