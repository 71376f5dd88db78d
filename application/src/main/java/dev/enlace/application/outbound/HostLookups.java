package dev.enlace.application.outbound;

import dev.enlace.domain.outbound.CheckedAddresses;
import java.net.InetAddress;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import reactor.core.publisher.Mono;
import reactor.core.scheduler.Scheduler;
import reactor.core.scheduler.Schedulers;

/**
 * Looks hosts up on threads that may wait. Whoever asks for a host that is being looked up shares
 * that look-up: the JDK would have them wait for it anyway, each on a thread of their own, and a
 * name server that hangs for one host would stop all the others.
 */
public final class HostLookups implements AutoCloseable {
  private static final int THREADS = 32;
  private static final int QUEUED = 10_000;
  private static final int IDLE_SECONDS = 60;

  private final Map<Place, Mono<List<InetAddress>>> underWay = new ConcurrentHashMap<>();
  private final CheckedAddresses addresses;
  private final Scheduler threads;

  /**
   * Through those addresses.
   *
   * @param name of the threads
   */
  public HostLookups(CheckedAddresses addresses, String name) {
    this.addresses = addresses;
    this.threads = Schedulers.newBoundedElastic(THREADS, QUEUED, name, IDLE_SECONDS, true);
  }

  /** The addresses that may be connected to; none where there is none. */
  public Mono<List<InetAddress>> of(String host, int port) {
    return Mono.defer(() -> underWay.computeIfAbsent(new Place(host, port), this::lookUp));
  }

  @Override
  public void close() {
    threads.dispose();
  }

  /**
   * Found by nobody any more before its answer is told, but answering whoever has found it until
   * then, also if they are late; whoever leaves ends it for nobody else.
   */
  private Mono<List<InetAddress>> lookUp(Place place) {
    return Mono.fromCallable(() -> addresses.of(place.host(), place.port()))
        .subscribeOn(threads)
        .doOnTerminate(() -> underWay.remove(place))
        .cache();
  }

  private record Place(String host, int port) {}
}
