package dev.enlace.bench.stage;

import dev.enlace.bench.load.Request;
import dev.enlace.bench.program.ProcessTree;
import dev.enlace.bench.program.Program;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * Another product that somebody has running: {@code PEER_URL} is the whole address of a hand-out,
 * {@code PEER_HEADER} a header that it wants ({@code Name: value}), {@code PEER_PID} its process on
 * this machine. The header is shown nowhere.
 */
public final class Peer implements Program {
  private final URI address;
  private final Map<String, String> headers;
  private final Optional<ProcessTree> process;

  private Peer(URI address, Map<String, String> headers, Optional<ProcessTree> process) {
    this.address = address;
    this.headers = headers;
    this.process = process;
  }

  /** Empty where the environment names none. */
  public static Optional<Peer> of(Map<String, String> environment) {
    return Optional.ofNullable(environment.get("PEER_URL"))
        .map(url ->
            new Peer(
                URI.create(url),
                headers(environment.getOrDefault("PEER_HEADER", "")),
                Optional.ofNullable(environment.get("PEER_PID"))
                    .map(pid -> ProcessHandle.of(Long.parseLong(pid)).orElseThrow())
                    .map(ProcessTree::new)));
  }

  private static Map<String, String> headers(String line) {
    String[] parts = line.split(":", 2);
    return parts.length == 2 ? Map.of(parts[0].strip(), parts[1].strip()) : Map.of();
  }

  /** The hand-out. */
  public List<Request> requests() {
    String query = address.getRawQuery();
    return List.of(new Request(address.getRawPath() + (query == null ? "" : "?" + query), headers));
  }

  @Override
  public String url() {
    return address.getScheme() + "://" + address.getRawAuthority();
  }

  @Override
  public Duration cpu() {
    return process.map(ProcessTree::cpu).orElse(Duration.ZERO);
  }

  @Override
  public long memory() {
    return process.map(ProcessTree::memory).orElse(0L);
  }
}
