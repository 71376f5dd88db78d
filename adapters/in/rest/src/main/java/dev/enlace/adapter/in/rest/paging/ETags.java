package dev.enlace.adapter.in.rest.paging;

import dev.enlace.adapter.in.rest.json.StrictJson;
import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure;
import dev.enlace.domain.connection.ConnectionId;
import dev.enlace.domain.connection.Version;
import dev.enlace.domain.event.Destination;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.springframework.http.ResponseEntity;

/** Entity tags (RFC 9110, 8.8.3). */
public final class ETags {
  private static final int HASH_BYTES = 16;
  private static final int VERSIONED_HASH_BYTES = 8;
  private static final Pattern VERSION =
      Pattern.compile("\"([1-9][0-9]{0,8})(-[0-9a-z]{1,16}){0,2}\"");

  private ETags() {}

  /** Of a wire type that has no version of its own: a hash of what is sent. */
  public static String of(Object wire) {
    return "\"" + hash(wire, HASH_BYTES) + "\"";
  }

  /**
   * Of a wire type with a version: that, which only people move and which alone counts in {@code
   * If-Match}, and a hash of what is sent, so that a copy from before a change of state is not
   * taken for current.
   */
  public static String of(Version version, Object wire) {
    return "\"" + version.value() + "-" + hash(wire, VERSIONED_HASH_BYTES) + "\"";
  }

  /** Of a webhook: the version, and since when it fails. */
  public static String of(Destination webhook) {
    Instant failing = webhook.standing().failingSince();
    long moment = failing == null ? 0 : failing.toEpochMilli();
    return "\"" + webhook.version().value() + "-" + Long.toString(moment, 36) + "\"";
  }

  /** A wire type that has no version of its own, answered under its tag. */
  public static <T> ResponseEntity<T> tagged(T wire) {
    return ResponseEntity.ok().eTag(of(wire)).body(wire);
  }

  /**
   * The version in {@code If-Match}.
   *
   * @throws Failed with {@code VersionConflict} where it is none: weak tags never match there
   */
  public static Version version(String ifMatch, ConnectionId id) {
    return version(ifMatch, id.value());
  }

  /**
   * The version in {@code If-Match}.
   *
   * @param id of what is to be changed
   * @throws Failed with {@code VersionConflict} where it is none
   */
  public static Version version(String ifMatch, UUID id) {
    Matcher tag = VERSION.matcher(ifMatch.strip());
    if (!tag.matches()) {
      throw new Failed(new Failure.VersionConflict(id));
    }
    return new Version(Integer.parseInt(tag.group(1)));
  }

  private static String hash(Object wire, int bytes) {
    return HexFormat.of().formatHex(Arrays.copyOf(sha256(StrictJson.bytes(wire)), bytes));
  }

  private static byte[] sha256(byte[] bytes) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(bytes);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java runtime has SHA-256", e);
    }
  }
}
