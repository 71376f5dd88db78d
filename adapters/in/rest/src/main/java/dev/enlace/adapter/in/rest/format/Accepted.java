package dev.enlace.adapter.in.rest.format;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.springframework.http.MediaType;

/**
 * How much a caller wants a format (RFC 9110, 12.5.1).
 *
 * @param quality the {@code q} of the range that is the closest to the format's type
 * @param closeness how close: 2 names the type, 1 half of it, 0 anything
 * @param position which of the ranges it is
 */
record Accepted(double quality, int closeness, int position) {
  private static final Comparator<Accepted> WANTED =
      Comparator.comparingDouble(Accepted::quality)
          .thenComparingInt(Accepted::closeness)
          .thenComparing(Accepted::position, Comparator.reverseOrder());

  /** The one that is wanted most; of equals the first that is offered. Empty: none. */
  static Optional<Format> best(List<Format> offered, List<MediaType> ranges) {
    Optional<Format> best = Optional.empty();
    Accepted most = new Accepted(0, 0, 0);
    for (Format format : offered) {
      Optional<Accepted> wanted = of(format, ranges).filter(it -> it.quality() > 0);
      if (wanted.isPresent()
          && (best.isEmpty() || WANTED.compare(wanted.orElseThrow(), most) > 0)) {
        best = Optional.of(format);
        most = wanted.orElseThrow();
      }
    }
    return best;
  }

  private static Optional<Accepted> of(Format format, List<MediaType> ranges) {
    return format.types().stream().flatMap(type -> closest(type, ranges).stream()).max(WANTED);
  }

  private static Optional<Accepted> closest(MediaType type, List<MediaType> ranges) {
    return IntStream.range(0, ranges.size())
        .filter(i -> ranges.get(i).includes(type))
        .mapToObj(i -> new Accepted(ranges.get(i).getQualityValue(), named(ranges.get(i)), i))
        .max(
            Comparator.comparingInt(Accepted::closeness)
                .thenComparing(Accepted::position, Comparator.reverseOrder()));
  }

  private static int named(MediaType range) {
    return range.isWildcardType() ? 0 : range.isWildcardSubtype() ? 1 : 2;
  }
}
