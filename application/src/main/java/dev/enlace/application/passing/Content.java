package dev.enlace.application.passing;

import java.nio.ByteBuffer;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;

/**
 * A body, to be read once and piece by piece, as fast as whoever takes it asks for more.
 *
 * @param length in bytes; null: known only when it ends
 * @param bytes each buffer is its reader's own; fails with {@link SenderGone} where it breaks off
 */
public record Content(@Nullable Long length, Flux<ByteBuffer> bytes) {}
