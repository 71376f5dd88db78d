package dev.enlace.adapter.in.rest.rotations;

import dev.enlace.adapter.in.rest.wire.KeyRotationResponse;
import dev.enlace.adapter.in.rest.wire.KeyRotationState;
import dev.enlace.domain.rotation.KeyRotation;
import dev.enlace.domain.rotation.RotationState;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.mapstruct.Mapper;
import org.mapstruct.Mapping;
import org.mapstruct.factory.Mappers;

/** Key rotations between wire and application. */
@Mapper
interface KeyRotationMapper {
  KeyRotationMapper INSTANCE = Mappers.getMapper(KeyRotationMapper.class);

  @Mapping(target = "id", source = "id.value")
  @Mapping(target = "rowsTotal", source = "rows.total")
  @Mapping(target = "rowsDone", source = "rows.done")
  @Mapping(target = "rowsUnreadable", source = "rows.unreadable")
  @Mapping(target = "rowsPerSecond", expression = "java(tenths(rotation.rate()))")
  @Mapping(target = "secondsLeft", expression = "java(seconds(rotation.timeLeft()))")
  KeyRotationResponse rotation(KeyRotation rotation);

  default KeyRotationState state(RotationState state) {
    return KeyRotationState.fromValue(state.code());
  }

  default double tenths(double rate) {
    return Math.round(rate * 10) / 10.0;
  }

  /** Rounded up, so that nobody comes back too early. */
  default @Nullable Long seconds(Optional<Duration> time) {
    return time.map(left -> left.plusMillis(999).toSeconds()).orElse(null);
  }
}
