package dev.enlace.sandbox.traffic;

import java.util.ArrayList;
import java.util.List;

/** The faults that wait for requests, in the order in which they were set. */
public final class Faults {
  private final List<Fault> waiting = new ArrayList<>();

  public synchronized void add(Fault fault) {
    waiting.add(fault);
  }

  public synchronized List<Fault> all() {
    return List.copyOf(waiting);
  }

  public synchronized void clear() {
    waiting.clear();
  }

  /**
   * Those that meet this request; each is then used up by one. Only one of them takes the place of
   * the answer: the next such one waits for the next request.
   */
  synchronized List<Fault> take(String provider, String endpoint) {
    List<Fault> met = new ArrayList<>();
    List<Fault> left = new ArrayList<>();
    for (Fault fault : waiting) {
      boolean answered = met.stream().anyMatch(it -> it.kind().replacesAnswer());
      boolean here =
          fault.meets(provider, endpoint) && !(answered && fault.kind().replacesAnswer());
      if (here) {
        met.add(fault);
      }
      if (!here || fault.count() == 0) {
        left.add(fault);
      } else if (fault.count() > 1) {
        left.add(fault.times(fault.count() - 1));
      }
    }
    waiting.clear();
    waiting.addAll(left);
    return met;
  }
}
