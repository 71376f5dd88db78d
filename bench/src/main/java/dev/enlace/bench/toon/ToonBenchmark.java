package dev.enlace.bench.toon;

import dev.enlace.toon.AirtablePage;
import dev.enlace.toon.FlatRecords;
import dev.enlace.toon.Layout;
import dev.enlace.toon.ToonEncoder;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import tools.jackson.databind.json.JsonMapper;

/**
 * Goal G13: Airtable's records, as maps, to bytes. {@code json} writes them as Airtable does;
 * {@code toon} makes them flat first, which is part of its price, and {@code rows} is given them
 * so.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
@Fork(
    value = 2,
    jvmArgs = {"-XX:+UseSerialGC", "-Xmx512m"})
@Warmup(iterations = 5, time = 2)
@Measurement(iterations = 5, time = 2)
public class ToonBenchmark {
  private static final JsonMapper MAPPER = new JsonMapper();
  private static final ToonEncoder TOON = ToonEncoder.of(Layout.COMPACT);

  @Param({"100", "1000", "10000"})
  private int size;

  private List<? extends Map<String, ?>> records = List.of();
  private List<? extends Map<String, ?>> flat = List.of();

  /** Makes the records, the same each time. */
  @Setup
  public void prepare() {
    records = AirtablePage.records(size);
    flat = FlatRecords.rows(records);
  }

  /** The measure of the others. */
  @Benchmark
  public byte[] json() {
    return MAPPER.writeValueAsBytes(Map.of("records", records));
  }

  /** The same rows as JSON. */
  @Benchmark
  public byte[] jsonRows() {
    return MAPPER.writeValueAsBytes(Map.of("records", flat));
  }

  /** All of what an answer takes. */
  @Benchmark
  public byte[] toon() {
    return TOON.bytes(Map.of("records", FlatRecords.rows(records)));
  }

  /** The encoder alone. */
  @Benchmark
  public byte[] rows() {
    return TOON.bytes(Map.of("records", flat));
  }
}
