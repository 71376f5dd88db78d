package dev.enlace.application.usecase.airtable;

import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure.UpstreamRefused;
import dev.enlace.domain.airtable.AirtableCall;
import dev.enlace.domain.airtable.TableRef;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.util.retry.Retry;

/**
 * One walk through the pages of a list. Airtable forgets a walk after some minutes, or when it
 * likes to: then it is begun anew once, without what was passed on already, as long as so little
 * was that it is known one by one. Trouble that passes does not end a walk that has begun.
 */
final class Pages {
  /** As many ids as are remembered: some hundred kilobytes. */
  static final int REMEMBERED = 5_000;

  private static final String STALE = "LIST_RECORDS_ITERATOR_NOT_AVAILABLE";

  private final Function<AirtableCall, Mono<Map<String, Object>>> send;
  private final TableRef table;
  private final Map<String, Object> parameters;
  private final Set<String> passedOn = new HashSet<>();
  private final AtomicReference<@Nullable String> offset = new AtomicReference<>();
  private final AtomicBoolean begun = new AtomicBoolean();
  private final AtomicBoolean tooMany = new AtomicBoolean();
  private final AtomicBoolean begunAnew = new AtomicBoolean();

  Pages(
      Function<AirtableCall, Mono<Map<String, Object>>> send,
      TableRef table,
      Map<String, Object> parameters) {
    this.send = send;
    this.table = table;
    this.parameters = parameters;
  }

  /**
   * One page is asked for ahead, while the one before is passed on. Airtable counts {@code
   * maxRecords} anew in a walk that is begun anew, so it is counted here as well.
   */
  Flux<Map<String, Object>> records() {
    Flux<Map<String, Object>> records =
        Mono.defer(this::page)
            .repeat(() -> offset.get() != null)
            .concatMapIterable(page -> page, 1);
    return parameters.get("maxRecords") instanceof Number most
        ? records.take(most.longValue())
        : records;
  }

  private Mono<List<Map<String, Object>>> page() {
    return ask(offset.get())
        .onErrorResume(Failed.class, failed -> mayBeginAnew(failed) ? begin() : Mono.error(failed))
        .map(this::taken);
  }

  private Mono<Map<String, Object>> ask(@Nullable String place) {
    Mono<Map<String, Object>> page =
        Mono.defer(() -> send.apply(AirtableCall.listRecords(table, at(place))));
    // whoever has got nothing yet can ask again on their own
    return begun.get() ? page.retryWhen(Retry.from(PageRetries::of)) : page;
  }

  private boolean mayBeginAnew(Failed failed) {
    return failed.failure() instanceof UpstreamRefused refused
        && refused.type().equals(STALE)
        && !begunAnew.get()
        && !tooMany.get();
  }

  private Mono<Map<String, Object>> begin() {
    begunAnew.set(true);
    return ask(null);
  }

  private Map<String, Object> at(@Nullable String place) {
    Map<String, Object> at = new LinkedHashMap<>(parameters);
    if (place != null) {
      at.put("offset", place);
    }
    return at;
  }

  private List<Map<String, Object>> taken(Map<String, Object> page) {
    begun.set(true);
    offset.set(page.get("offset") instanceof String next ? next : null);
    List<Map<String, Object>> records =
        page.get("records") instanceof List<?> list
            ? list.stream().filter(Map.class::isInstance).map(Pages::record).toList()
            : List.of();
    List<Map<String, Object>> fresh =
        records.stream()
            .filter(record -> !begunAnew.get() || !passedOn.contains(id(record)))
            .toList();
    remember(fresh);
    return fresh;
  }

  private void remember(List<Map<String, Object>> records) {
    if (begunAnew.get()) {
      return;
    }
    if (passedOn.size() + records.size() > REMEMBERED) {
      tooMany.set(true);
    }
    if (tooMany.get()) {
      passedOn.clear();
    } else {
      records.forEach(record -> passedOn.add(id(record)));
    }
  }

  private static String id(Map<String, Object> record) {
    return String.valueOf(record.get("id"));
  }

  @SuppressWarnings("unchecked")
  private static Map<String, Object> record(Object record) {
    return (Map<String, Object>) record;
  }
}
