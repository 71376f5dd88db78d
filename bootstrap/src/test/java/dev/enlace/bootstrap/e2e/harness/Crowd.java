package dev.enlace.bootstrap.e2e.harness;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;
import reactor.netty.resources.ConnectionProvider;
import tools.jackson.databind.json.JsonMapper;

/**
 * Very many callers at once, each on a connection of its own. Who is told that the service is busy
 * comes back after a second, as {@code Retry-After} says.
 */
public final class Crowd {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final Duration PATIENCE = Duration.ofMinutes(3);

  private static final Duration BUSY = Duration.ofSeconds(1);

  private Crowd() {}

  /** All answers, once everybody has one; callers come evenly over that time. */
  public static CompletableFuture<List<Told>> ask(
      int callers, Duration arrival, List<URI> addresses, String user) {
    HttpClient client = client(user);
    Duration apart = arrival.dividedBy(callers);
    Progress progress = new Progress(callers);
    Mono<List<Told>> all =
        Flux.range(0, callers)
            .flatMap(
                number ->
                    Mono.delay(apart.multipliedBy(number))
                        .then(until(client, addresses.get(number % addresses.size()), progress)),
                callers)
            .collectList();
    CompletableFuture<List<Told>> answers = new CompletableFuture<>();
    all.timeout(PATIENCE, Mono.error(() -> new AssertionError(progress.toString())))
        .subscribe(answers::complete, answers::completeExceptionally);
    return answers;
  }

  /** Asks and goes away after that time, whether there was an answer or not. */
  public static void askAndLeave(int callers, Duration stay, URI address, String user) {
    HttpClient client = client(user);
    Flux.range(0, callers)
        .flatMap(
            number -> one(client, address).timeout(stay, Mono.empty()).onErrorComplete(), callers)
        .blockLast(PATIENCE);
  }

  private static HttpClient client(String user) {
    return HttpClient.create(ConnectionProvider.newConnection())
        .headers(headers ->
            headers
                .set("Authorization", "Bearer " + RunningEnlace.ADMIN_KEY)
                .set("Enlace-User", user))
        .responseTimeout(PATIENCE);
  }

  private static Mono<Told> until(HttpClient client, URI address, Progress progress) {
    return one(client, address)
        .doOnSubscribe(asked -> progress.asked.increment())
        .doOnNext(progress::note)
        .flatMap(told ->
            told.status() == 503
                ? Mono.delay(BUSY).then(Mono.defer(() -> until(client, address, progress)))
                : Mono.just(told));
  }

  private static Mono<Told> one(HttpClient client, URI address) {
    return client
        .get()
        .uri(address)
        .responseSingle((response, body) ->
            body.asString().map(text -> new Told(response.status().code(), token(text), text)));
  }

  private static String token(String body) {
    return MAPPER.readTree(body).at("/accessToken").asString();
  }

  /** How far they have come, for when it is not to the end. */
  private static final class Progress {
    private final int callers;
    private final LongAdder asked = new LongAdder();
    private final Map<Integer, LongAdder> told = new ConcurrentHashMap<>();

    Progress(int callers) {
      this.callers = callers;
    }

    void note(Told answer) {
      told.computeIfAbsent(answer.status(), _ -> new LongAdder()).increment();
    }

    @Override
    public String toString() {
      return "%d callers asked %s times and were told %s".formatted(callers, asked, told);
    }
  }

  /** What one of them was answered. */
  public record Told(int status, String token, String body) {}
}
