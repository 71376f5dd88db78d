package dev.enlace.adapter.in.rest.stats;

import dev.enlace.adapter.in.rest.wire.StatsResponse;
import dev.enlace.domain.stats.Stats;
import org.mapstruct.Mapper;
import org.mapstruct.factory.Mappers;

/** Numbers from the application to the wire. */
@Mapper
interface StatsMapper {
  StatsMapper INSTANCE = Mappers.getMapper(StatsMapper.class);

  StatsResponse stats(Stats stats);
}
