package dev.enlace.adapter.in.panel;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Objects;
import java.util.function.Consumer;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** A file of the site, held in memory as it is and as the build has compressed it. */
final class Asset {
  private final MediaType type;
  private final byte[] plain;
  private final byte[] gzip;

  private Asset(MediaType type, byte[] plain, byte[] gzip) {
    this.type = type;
    this.plain = plain;
    this.gzip = gzip;
  }

  /** Reads one that the build has made. */
  static Asset read(String name) {
    return new Asset(type(name), bytes(name), bytes(name + ".gz"));
  }

  /** Sends it, with those headers besides. */
  Mono<ServerResponse> answer(ServerRequest request, Consumer<HttpHeaders> headers) {
    boolean small = takesGzip(request.headers().asHttpHeaders());
    ServerResponse.BodyBuilder answer =
        ServerResponse.ok()
            .contentType(type)
            .headers(headers)
            .header(HttpHeaders.VARY, HttpHeaders.ACCEPT_ENCODING);
    if (small) {
      answer.header(HttpHeaders.CONTENT_ENCODING, "gzip");
    }
    byte[] body = small ? gzip : plain;
    return answer.contentLength(body.length).bodyValue(body);
  }

  /** Its text, for whoever looks into it. */
  String text() {
    return new String(plain, StandardCharsets.UTF_8);
  }

  /** How many bytes travel to a browser. */
  int compressedSize() {
    return gzip.length;
  }

  private static boolean takesGzip(HttpHeaders headers) {
    return headers.getOrEmpty(HttpHeaders.ACCEPT_ENCODING).stream()
        .map(value -> value.toLowerCase(Locale.ROOT))
        .flatMap(value -> Arrays.stream(value.split(",", -1)))
        .map(coding -> coding.replace(" ", ""))
        .anyMatch(coding -> coding.equals("gzip") || coding.matches("gzip;q=(1|0?\\.\\d*[1-9]).*"));
  }

  private static MediaType type(String name) {
    return switch (name.substring(name.lastIndexOf('.') + 1)) {
      case "html" -> MediaType.parseMediaType("text/html;charset=UTF-8");
      case "js" -> MediaType.parseMediaType("text/javascript;charset=UTF-8");
      case "css" -> MediaType.parseMediaType("text/css;charset=UTF-8");
      case "svg" -> MediaType.parseMediaType("image/svg+xml");
      default -> throw new IllegalArgumentException(name + ": nobody knows what that is");
    };
  }

  private static byte[] bytes(String name) {
    try (InputStream in = Asset.class.getResourceAsStream("site/" + name)) {
      return Objects.requireNonNull(in, name).readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
