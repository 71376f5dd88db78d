package dev.enlace.domain.connection;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * All that an edit may change, whether it does or not.
 *
 * @param verifiedAt null where what was verified is no longer what is kept
 */
public record ConnectionEdit(
    Label label,
    Visibility visibility,
    Material material,
    @Nullable Account account,
    @Nullable Instant verifiedAt) {}
