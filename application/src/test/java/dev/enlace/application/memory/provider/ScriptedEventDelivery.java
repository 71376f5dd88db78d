package dev.enlace.application.memory.provider;

import dev.enlace.application.port.out.event.EventDelivery;
import dev.enlace.application.port.out.event.WebhookAddresses;
import dev.enlace.domain.event.Destination;
import dev.enlace.domain.event.DestinationKind;
import dev.enlace.domain.event.Event;
import dev.enlace.domain.event.WebhookUrl;
import dev.enlace.domain.secret.Secret;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.CopyOnWriteArrayList;
import reactor.core.publisher.Mono;

/** Receivers in memory: each answers as it is told, else it accepts. */
public final class ScriptedEventDelivery implements EventDelivery, WebhookAddresses {
  private final List<Told> told = new CopyOnWriteArrayList<>();
  private final Map<String, Queue<Mono<Outcome>>> answers = new ConcurrentHashMap<>();

  @Override
  public DestinationKind kind() {
    return DestinationKind.WEBHOOK;
  }

  @Override
  public Mono<Verdict> judge(WebhookUrl url) {
    return Mono.just(
        url.host().endsWith(".inside")
            ? Verdict.NOT_PUBLIC
            : url.isEncrypted() ? Verdict.ALLOWED : Verdict.NOT_ENCRYPTED);
  }

  @Override
  public Mono<Outcome> deliver(Event event, Destination destination, List<Secret> keys) {
    return Mono.defer(() -> {
      told.add(new Told(destination, event, keys));
      Mono<Outcome> answer = queue(destination.description()).poll();
      return answer == null ? Mono.just(new Outcome.Accepted(200)) : answer;
    });
  }

  /** The next answer of the receiver with that description. */
  public void answers(String description, Mono<Outcome> answer) {
    queue(description).add(answer);
  }

  /** All requests. */
  public List<Told> told() {
    return List.copyOf(told);
  }

  /** What the receiver with that description was told: kinds of events with their numbers. */
  public List<String> told(String description) {
    return told.stream()
        .filter(each -> each.destination().description().equals(description))
        .map(each -> each.event().type().replace("connection.", "") + " " + each.event().seq())
        .toList();
  }

  private Queue<Mono<Outcome>> queue(String description) {
    return answers.computeIfAbsent(description, _ -> new ConcurrentLinkedQueue<>());
  }

  /** One request. */
  public record Told(Destination destination, Event event, List<Secret> keys) {}
}
