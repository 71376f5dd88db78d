package dev.enlace.adapter.in.rest.access;

import dev.enlace.application.port.in.access.Authenticate;
import dev.enlace.domain.principal.Origin;
import dev.enlace.domain.secret.Secret;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.HttpHeaders;

/** Reads what a request presents: a bearer credential (RFC 6750, 2.1) and {@code Enlace-User}. */
final class Credentials {
  static final String USER_HEADER = "Enlace-User";
  private static final Pattern BEARER =
      Pattern.compile("bearer +([\\x21-\\x7e]{1,512})", Pattern.CASE_INSENSITIVE);

  private Credentials() {}

  /** The query for {@link Authenticate}; empty without exactly one bearer credential. */
  static Optional<Authenticate.Query> of(HttpHeaders headers, Origin origin) {
    List<String> values = headers.getOrEmpty(HttpHeaders.AUTHORIZATION);
    Matcher bearer = BEARER.matcher(values.size() == 1 ? values.getFirst() : "");
    return bearer.matches()
        ? Optional.of(new Authenticate.Query(Secret.of(bearer.group(1)), subjects(headers), origin))
        : Optional.empty();
  }

  /** Whether anything is presented at all, be it good or not. */
  static boolean arePresented(HttpHeaders headers) {
    return headers.containsHeader(HttpHeaders.AUTHORIZATION) || SessionAdmission.isMeant(headers);
  }

  /** Header values arrive as Latin-1; a subject is meant as UTF-8 wherever it can be that. */
  static List<String> subjects(HttpHeaders headers) {
    return headers.getOrEmpty(USER_HEADER).stream().map(Credentials::utf8).toList();
  }

  private static String utf8(String latin) {
    ByteBuffer bytes = ByteBuffer.wrap(latin.getBytes(StandardCharsets.ISO_8859_1));
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(bytes).toString();
    } catch (CharacterCodingException _) {
      return latin;
    }
  }
}
