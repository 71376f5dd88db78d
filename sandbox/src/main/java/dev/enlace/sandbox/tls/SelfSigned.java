package dev.enlace.sandbox.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.ECGenParameterSpec;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/** A certificate that signs itself (RFC 5280), with its P-256 key, for the names it is made for. */
public final class SelfSigned {
  private static final DateTimeFormatter TIME =
      DateTimeFormatter.ofPattern("yyyyMMddHHmmss'Z'").withZone(ZoneOffset.UTC);
  private static final byte[] ECDSA_SHA256 =
      Der.sequence(Der.oid(0x2a, 0x86, 0x48, 0xce, 0x3d, 0x04, 0x03, 0x02));
  private static final byte[] COMMON_NAME = Der.oid(0x55, 0x04, 0x03);
  private static final byte[] SUBJECT_ALTERNATIVE_NAME = Der.oid(0x55, 0x1d, 0x11);

  private final KeyPair keys;
  private final X509Certificate certificate;

  private SelfSigned(KeyPair keys, X509Certificate certificate) {
    this.keys = keys;
    this.certificate = certificate;
  }

  /**
   * @param names host names and literal IP addresses
   */
  public static SelfSigned of(List<String> names, Instant from, Instant to) {
    try {
      KeyPairGenerator generator = KeyPairGenerator.getInstance("EC");
      generator.initialize(new ECGenParameterSpec("secp256r1"));
      KeyPair keys = generator.generateKeyPair();
      byte[] body = body(keys, names, from, to);
      Signature signature = Signature.getInstance("SHA256withECDSA");
      signature.initSign(keys.getPrivate());
      signature.update(body);
      byte[] encoded = Der.sequence(body, ECDSA_SHA256, Der.bits(signature.sign()));
      CertificateFactory factory = CertificateFactory.getInstance("X.509");
      ByteArrayInputStream in = new ByteArrayInputStream(encoded);
      return new SelfSigned(keys, (X509Certificate) factory.generateCertificate(in));
    } catch (GeneralSecurityException | IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  public X509Certificate certificate() {
    return certificate;
  }

  /** The certificate as a PEM text (RFC 7468). */
  public static String pem(X509Certificate certificate) {
    try {
      String lines =
          Base64.getMimeEncoder(64, new byte[] {'\n'}).encodeToString(certificate.getEncoded());
      return "-----BEGIN CERTIFICATE-----\n" + lines + "\n-----END CERTIFICATE-----\n";
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** For the server that shows this certificate. */
  public SSLContext serverContext() {
    try {
      char[] password = new char[0];
      KeyStore store = empty();
      store.setKeyEntry("server", keys.getPrivate(), password, new X509Certificate[] {certificate});
      KeyManagerFactory managers = KeyManagerFactory.getInstance("PKIX");
      managers.init(store, password);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(managers.getKeyManagers(), null, new SecureRandom());
      return context;
    } catch (GeneralSecurityException | IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  /** For a client that trusts exactly {@code certificate}. */
  public static SSLContext trusting(X509Certificate certificate) {
    try {
      KeyStore store = empty();
      store.setCertificateEntry("server", certificate);
      TrustManagerFactory managers = TrustManagerFactory.getInstance("PKIX");
      managers.init(store);
      SSLContext context = SSLContext.getInstance("TLS");
      context.init(null, managers.getTrustManagers(), new SecureRandom());
      return context;
    } catch (GeneralSecurityException | IOException impossible) {
      throw new IllegalStateException(impossible);
    }
  }

  private static byte[] body(KeyPair keys, List<String> names, Instant from, Instant to)
      throws IOException {
    byte[] name =
        Der.sequence(Der.set(Der.sequence(COMMON_NAME, Der.text("sandbox " + names.getFirst()))));
    return Der.sequence(
        Der.explicit(0, Der.integer(2)),
        Der.integer(new SecureRandom().nextLong(1, Long.MAX_VALUE)),
        ECDSA_SHA256,
        name,
        Der.sequence(Der.time(TIME.format(from)), Der.time(TIME.format(to))),
        name,
        keys.getPublic().getEncoded(),
        Der.explicit(3, Der.sequence(alternativeNames(names))));
  }

  private static byte[] alternativeNames(List<String> names) throws IOException {
    List<byte[]> encoded = new ArrayList<>();
    for (String name : names) {
      boolean address = name.contains(":") || name.matches("[0-9.]+");
      encoded.add(
          address
              ? Der.tagged(Der.OCTETS_7, InetAddress.getByName(name).getAddress())
              : Der.tagged(Der.IA5_STRING_2, name.getBytes(StandardCharsets.US_ASCII)));
    }
    byte[] list = Der.sequence(encoded.toArray(byte[][]::new));
    return Der.sequence(SUBJECT_ALTERNATIVE_NAME, Der.octets(list));
  }

  private static KeyStore empty() throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance("PKCS12");
    store.load(null, null);
    return store;
  }
}
