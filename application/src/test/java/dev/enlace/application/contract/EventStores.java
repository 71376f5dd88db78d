package dev.enlace.application.contract;

import dev.enlace.application.port.out.event.Deliveries;
import dev.enlace.application.port.out.event.Destinations;
import dev.enlace.application.port.out.event.OutboxStreams;

/** What is told to whom, beside the connections of the same store. */
public record EventStores(
    ConnectionStores connections,
    Destinations destinations,
    OutboxStreams streams,
    Deliveries deliveries) {}
