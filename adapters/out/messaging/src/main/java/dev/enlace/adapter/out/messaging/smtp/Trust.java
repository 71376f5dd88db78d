package dev.enlace.adapter.out.messaging.smtp;

import dev.enlace.domain.outbound.AddressPolicy.Endpoint;
import java.io.IOException;
import java.net.InetAddress;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.X509Certificate;
import java.util.Map;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/** Whose certificates count: the JVM's authorities, and at named endpoints one certificate only. */
final class Trust {
  private final Map<Endpoint, X509Certificate> pinned;

  Trust(Map<Endpoint, X509Certificate> pinned) {
    this.pinned = Map.copyOf(pinned);
  }

  SSLSocketFactory at(InetAddress address, int port) {
    X509Certificate certificate = pinned.get(new Endpoint(address.getHostAddress(), port));
    try {
      return certificate == null
          ? SSLContext.getDefault().getSocketFactory()
          : trusting(certificate).getSocketFactory();
    } catch (GeneralSecurityException | IOException e) {
      throw new IllegalStateException("the runtime cannot do TLS", e);
    }
  }

  private static SSLContext trusting(X509Certificate certificate)
      throws GeneralSecurityException, IOException {
    KeyStore store = KeyStore.getInstance(KeyStore.getDefaultType());
    store.load(null, null);
    store.setCertificateEntry("pinned", certificate);
    TrustManagerFactory managers =
        TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
    managers.init(store);
    SSLContext context = SSLContext.getInstance("TLS");
    context.init(null, managers.getTrustManagers(), null);
    return context;
  }
}
