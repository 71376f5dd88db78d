package dev.enlace.adapter.out.vault.transit;

import com.google.crypto.tink.Aead;
import com.google.crypto.tink.KmsClient;
import dev.enlace.domain.secret.Secret;
import java.net.URI;
import java.net.http.HttpClient;
import java.security.GeneralSecurityException;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Vault's transit engine as Tink's {@link KmsClient}. Keys are named {@code vault:<mount>/<key>},
 * as in {@code vault:transit/enlace}, and must be of a type with associated data, such as the
 * default {@code aes256-gcm96}.
 */
public final class TransitKms implements KmsClient {
  private static final Pattern KEY_URI = Pattern.compile("vault:([\\w-]+(?:/[\\w-]+)*)/([\\w.-]+)");
  private static final Duration CONNECT_TIMEOUT = Duration.ofSeconds(2);

  private final URI address;
  private final Secret token;
  private final HttpClient http;

  /**
   * The Vault at that address.
   *
   * @param address {@code VAULT_ADDR}
   * @param token {@code VAULT_TOKEN}, which may encrypt and decrypt with the key and needs no more
   */
  public TransitKms(URI address, Secret token) {
    this.address = address;
    this.token = token;
    this.http =
        HttpClient.newBuilder()
            .connectTimeout(CONNECT_TIMEOUT)
            .followRedirects(HttpClient.Redirect.NEVER)
            .build();
  }

  /** Whether that is the name of a key of a transit engine. */
  public static boolean names(String keyUri) {
    return KEY_URI.matcher(keyUri).matches();
  }

  @Override
  public boolean doesSupport(String keyUri) {
    return names(keyUri);
  }

  /** The token is given to the constructor. */
  @Override
  public KmsClient withCredentials(String credentialPath) throws GeneralSecurityException {
    throw new GeneralSecurityException("Vault's token is not read from a file");
  }

  @Override
  public KmsClient withDefaultCredentials() {
    return this;
  }

  @Override
  public Aead getAead(String keyUri) throws GeneralSecurityException {
    Matcher parts = KEY_URI.matcher(keyUri);
    if (!parts.matches()) {
      throw new GeneralSecurityException("a key of Vault is named vault:<mount>/<key>");
    }
    return new TransitAead(http, address, token, parts.group(1), parts.group(2));
  }
}
