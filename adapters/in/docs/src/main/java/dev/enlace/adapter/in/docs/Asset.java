package dev.enlace.adapter.in.docs;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.zip.GZIPOutputStream;
import org.springframework.core.io.ClassPathResource;
import org.springframework.http.MediaType;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Schedulers;

/**
 * A file as it is sent.
 *
 * @param etag with its quotes
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares them, and nobody changes them
record Asset(MediaType type, byte[] plain, byte[] zipped, String etag) {
  /** Read at the first request for it and kept, since most instances are never asked. */
  static Mono<Asset> read(MediaType type, ClassPathResource file) {
    return Mono.fromCallable(() -> of(type, file.getContentAsByteArray()))
        .subscribeOn(Schedulers.boundedElastic())
        .cache();
  }

  private static Asset of(MediaType type, byte[] plain)
      throws IOException, NoSuchAlgorithmException {
    byte[] hash = MessageDigest.getInstance("SHA-256").digest(plain);
    String etag = '"' + HexFormat.of().formatHex(hash, 0, 16) + '"';
    return new Asset(type, plain, zip(plain), etag);
  }

  private static byte[] zip(byte[] plain) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (OutputStream out = new GZIPOutputStream(bytes)) {
      out.write(plain);
    }
    return bytes.toByteArray();
  }
}
