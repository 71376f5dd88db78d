package dev.enlace.adapter.out.postgres.store;

import io.r2dbc.spi.Readable;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row's columns by name; the plain ones refuse a null, which no caller would expect there.
 *
 * @param prefix of every name, where one row is read as several things
 */
public record Columns(Readable row, String prefix) {
  /** By their plain names. */
  public Columns(Readable row) {
    this(row, "");
  }

  /** An id. */
  public UUID id(String column) {
    return required(column, UUID.class);
  }

  /** An id, or null. */
  public @Nullable UUID idOrNull(String column) {
    return get(column, UUID.class);
  }

  /** An array of ids. */
  public List<UUID> ids(String column) {
    return List.of(required(column, UUID[].class));
  }

  /** A text. */
  public String text(String column) {
    return required(column, String.class);
  }

  /** A text, or null. */
  public @Nullable String textOrNull(String column) {
    return get(column, String.class);
  }

  /** An array of texts. */
  public List<String> texts(String column) {
    return List.of(required(column, String[].class));
  }

  /** Big numbers that are never null. */
  public List<Long> counts(String column) {
    return List.of(required(column, Long[].class));
  }

  /** A moment. */
  public Instant moment(String column) {
    return required(column, Instant.class);
  }

  /** A moment, or null. */
  public @Nullable Instant momentOrNull(String column) {
    return get(column, Instant.class);
  }

  /** A number. */
  public int number(String column) {
    return required(column, Integer.class);
  }

  /** A large number. */
  public long count(String column) {
    return required(column, Long.class);
  }

  /** A large number, or null. */
  public @Nullable Long countOrNull(String column) {
    return get(column, Long.class);
  }

  /** A truth value. */
  public boolean flag(String column) {
    return required(column, Boolean.class);
  }

  /** Bytes. */
  public byte[] bytes(String column) {
    return required(column, byte[].class);
  }

  /** Bytes, or null. */
  public byte @Nullable [] bytesOrNull(String column) {
    return get(column, byte[].class);
  }

  private <T> T required(String column, Class<T> type) {
    return Objects.requireNonNull(get(column, type), column);
  }

  private <T> @Nullable T get(String column, Class<T> type) {
    return row.get(prefix.isEmpty() ? column : prefix + column, type);
  }
}
