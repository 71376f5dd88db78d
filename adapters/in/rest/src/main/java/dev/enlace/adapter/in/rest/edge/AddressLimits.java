package dev.enlace.adapter.in.rest.edge;

import com.github.benmanes.caffeine.cache.Caffeine;
import com.github.benmanes.caffeine.cache.LoadingCache;
import com.github.benmanes.caffeine.cache.Ticker;
import dev.enlace.adapter.in.rest.Network;
import dev.enlace.adapter.in.rest.RestSettings;
import dev.enlace.application.failure.Failed;
import dev.enlace.application.failure.Failure;
import dev.enlace.domain.limit.RateLimit;
import io.github.bucket4j.Bandwidth;
import io.github.bucket4j.Bucket;
import io.github.bucket4j.ConsumptionProbe;
import io.github.bucket4j.TimeMeter;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Limits what one address may do without a valid key. Counted in memory on each replica: it is
 * there against noise, not against guessing, which 256 random bits already prevent; and it must not
 * let anybody fill a table from outside. The number of addresses remembered is bounded.
 */
@Component
public final class AddressLimits {
  private static final String POLICY = "address";
  private static final Duration WINDOW = Duration.ofMinutes(1);
  private static final long MOST_ADDRESSES = 100_000;
  private static final int IPV6_SUBSCRIBER_BITS = 64;

  private final TrustedProxies proxies;
  private final RateLimit limit;
  private final LoadingCache<Network, Bucket> buckets;

  AddressLimits(RestSettings settings, TrustedProxies proxies, Clock clock) {
    this.proxies = proxies;
    this.limit = new RateLimit(POLICY, POLICY, settings.anonymousPerMinute(), WINDOW);
    TimeMeter meter = new ClockMeter(clock);
    Ticker ticker = meter::currentTimeNanos;
    this.buckets =
        Caffeine.newBuilder()
            .maximumSize(MOST_ADDRESSES)
            .expireAfterAccess(WINDOW)
            .ticker(ticker)
            .build(_ -> bucket(meter));
  }

  /**
   * Counts one request of that address; fails with {@code RateLimited} where it was one too many.
   */
  public Mono<Void> count(ServerHttpRequest request) {
    return Mono.defer(() -> Mono.justOrEmpty(excess(request)))
        .flatMap(failure -> Failed.<Void>with(failure));
  }

  private Optional<Failure> excess(ServerHttpRequest request) {
    return proxies
        .clientOf(request)
        .map(AddressLimits::subscriber)
        .map(network -> buckets.get(network).tryConsumeAndReturnRemaining(1))
        .filter(probe -> !probe.isConsumed())
        .map(this::limited);
  }

  private Failure limited(ConsumptionProbe probe) {
    Duration wait = Duration.ofNanos(probe.getNanosToWaitForRefill());
    return new Failure.RateLimited(limit, wait);
  }

  private Bucket bucket(TimeMeter meter) {
    long capacity = limit.capacity();
    Bandwidth bandwidth =
        Bandwidth.builder().capacity(capacity).refillGreedy(capacity, WINDOW).build();
    return Bucket.builder().addLimit(bandwidth).withCustomTimePrecision(meter).build();
  }

  private static Network subscriber(InetAddress address) {
    return Network.of(address, address instanceof Inet6Address ? IPV6_SUBSCRIBER_BITS : 0);
  }
}
