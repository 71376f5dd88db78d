package dev.enlace.adapter.out.postgres.budget;

import dev.enlace.adapter.out.postgres.budget.Claims.Outcome;
import dev.enlace.application.port.out.upstream.Asker;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import reactor.core.Disposable;
import reactor.core.scheduler.Schedulers;

/**
 * Who waits on this replica for turns of one narrowest limit. One asks the database at a time; when
 * there is no place, nobody asks before there may be one. Replicas meet only in the database: where
 * places are short, each waits a random moment before it asks for the next, so that none gets all.
 */
final class FairQueue {
  /** Replicas that wait for the same place ask for it in no fixed order. */
  private static final long SCATTER = TimeUnit.MILLISECONDS.toNanos(5);

  private final Lanes lanes = new Lanes();
  private final Claims claims;
  private final Runnable idle;
  private @Nullable Disposable alarm;
  private int expected;
  private boolean asking;
  private boolean scarce;
  private long notBefore = System.nanoTime();
  private long blockedUntil = System.nanoTime();

  /**
   * An empty one.
   *
   * @param idle told when nobody is in it any more, perhaps more than once
   */
  FairQueue(Claims claims, Runnable idle) {
    this.claims = claims;
    this.idle = idle;
  }

  synchronized boolean isIdle() {
    return lanes.isEmpty() && !asking && expected == 0;
  }

  /** Somebody who has found this queue will {@link #join}, so that it has to stay the one. */
  synchronized void expect() {
    expected++;
  }

  /**
   * Refuses whoever could only wait in vain.
   *
   * @param waiter one that was expected
   * @param longest how many of a workspace may wait
   */
  void join(Waiter waiter, int longest) {
    Unlucky unlucky = added(waiter, longest);
    if (unlucky != null) {
      unlucky.waiter().refuse(unlucky.retryAfter());
    }
    next();
  }

  private synchronized @Nullable Unlucky added(Waiter waiter, int longest) {
    expected--;
    long now = System.nanoTime();
    Duration blocked = Duration.ofNanos(Math.max(0, blockedUntil - now));
    if (!waiter.isPatientFor(blocked, now)) {
      return new Unlucky(waiter, blocked);
    }
    Waiter last = lanes.add(waiter, longest);
    return last == null ? null : new Unlucky(last, estimate(last));
  }

  /** Refuses one whose patience is over, if it still waits. */
  void giveUp(Waiter waiter) {
    Duration wait = estimate(waiter);
    if (leave(waiter)) {
      waiter.refuse(wait);
    }
  }

  /** Whether it still waited. */
  boolean leave(Waiter waiter) {
    boolean left;
    synchronized (this) {
      left = lanes.remove(waiter);
    }
    if (isIdle()) {
      idle.run();
    }
    return left;
  }

  private synchronized Duration estimate(Waiter waiter) {
    return waiter.allowances().getFirst().pace().multipliedBy(Math.max(1, lanes.waiting()));
  }

  /** Asks for whoever's turn it is, unless somebody is asking or it is too soon. */
  private void next() {
    Waiter waiter = chosen();
    if (waiter != null) {
      claims
          .claim(waiter.asker(), waiter.allowances())
          .subscribe(outcome -> answered(waiter, outcome), this::failed);
    } else if (isIdle()) {
      idle.run();
    }
  }

  private synchronized @Nullable Waiter chosen() {
    if (asking || lanes.isEmpty()) {
      scarce = scarce && !lanes.isEmpty();
      return null;
    }
    long now = System.nanoTime();
    Waiter chosen = notBefore - now > 0 ? null : lanes.next(now);
    if (chosen == null) {
      wakeAt(notBefore - now > 0 ? notBefore : lanes.earliest(now), now);
      return null;
    }
    asking = true;
    return chosen;
  }

  private void wakeAt(long moment, long now) {
    if (alarm != null) {
      alarm.dispose();
    }
    alarm =
        Schedulers.parallel().schedule(this::next, Math.max(0, moment - now), TimeUnit.NANOSECONDS);
  }

  private void answered(Waiter waiter, Outcome outcome) {
    switch (outcome) {
      case Outcome.Given(GivenTurn turn) -> given(waiter, turn);
      case Outcome.Refused refused -> refused(waiter.asker(), refused);
    }
    next();
  }

  private void given(Waiter waiter, GivenTurn turn) {
    boolean waits;
    synchronized (this) {
      asking = false;
      waits = lanes.remove(waiter);
      lanes.served(waiter.asker());
      if (scarce) {
        long pace = waiter.allowances().getFirst().pace().toNanos();
        notBefore = System.nanoTime() + ThreadLocalRandom.current().nextLong(pace / 4 + 1);
      }
    }
    if (waits) {
      waiter.give(turn);
    } else {
      turn.unused();
    }
  }

  private void refused(Asker asker, Outcome.Refused refused) {
    List<Waiter> hopeless;
    synchronized (this) {
      asking = false;
      scarce = scarce || refused.forAll();
      long now = System.nanoTime();
      long until = now + refused.pause().toNanos() + ThreadLocalRandom.current().nextLong(SCATTER);
      hopeless =
          refused.blocked()
              ? lanes.removeImpatient(refused.forAll() ? null : asker, refused.pause(), now)
              : List.of();
      if (refused.forAll()) {
        notBefore = until;
        blockedUntil = refused.blocked() ? until : now;
      } else {
        lanes.holdBack(asker, hopeless.isEmpty() ? until : now);
      }
    }
    hopeless.forEach(waiter -> waiter.refuse(refused.pause()));
  }

  /** The store does not answer: it would not answer the others either. */
  private void failed(Throwable trouble) {
    List<Waiter> all;
    synchronized (this) {
      asking = false;
      all = lanes.all();
      all.forEach(lanes::remove);
    }
    all.forEach(waiter -> waiter.sink().error(trouble));
    next();
  }

  /** One for whom there is no room, and when to ask again. */
  private record Unlucky(Waiter waiter, Duration retryAfter) {}
}
