package dev.enlace.bench;

import dev.enlace.bench.load.Case;
import dev.enlace.bench.load.Request;
import dev.enlace.bench.program.PostgreSql;
import dev.enlace.bench.program.Program;
import dev.enlace.bench.stage.Airtable;
import dev.enlace.bench.stage.Bare;
import dev.enlace.bench.stage.Keycloak;
import dev.enlace.bench.stage.Peer;
import dev.enlace.bench.stage.Store;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.stream.Stream;

/** Puts up the programs that the wanted cases need, and takes them down again. */
final class Scene implements AutoCloseable {
  private static final int OVERLOAD = 5;

  private final Options options;
  private final Path directory;
  private final PostgreSql server;
  private final Images images;
  private final Deque<AutoCloseable> open = new ArrayDeque<>();
  private final List<Case> cases = new ArrayList<>();

  Scene(Options options, Path directory, PostgreSql server, Images images) {
    this.options = options;
    this.directory = directory;
    this.server = server;
    this.images = images;
  }

  /** The cases, ready to be loaded. */
  List<Case> cases() {
    return cases;
  }

  /** What this machine can do. */
  void bare() throws Exception {
    if (wanted(Names.ANSWER, Names.READ)) {
      Bare bare = opened(Bare.make(server, directory.resolve("bare")));
      add(Names.ANSWER, "WebFlux, constant answer", bare.program(), bare.answer());
      add(Names.READ, "WebFlux and R2DBC, one row by its key", bare.program(), bare.reads());
    }
  }

  /** Enlace with few connections. */
  void few() throws Exception {
    if (wanted(Names.HAND_OUT, Names.OVERLOAD, Names.CATALOGUE, Names.LIST_OF_FEW)) {
      Store few = store("few", options.few());
      String rows = "%,d connections".formatted(options.few());
      add(Names.HAND_OUT, "Enlace, hand-out, " + rows, few.program(), few.handOuts());
      add(
          Names.OVERLOAD,
          "Enlace, hand-out to %d times as many callers".formatted(OVERLOAD),
          few.program(),
          few.handOuts(),
          OVERLOAD);
      add(Names.CATALOGUE, "Enlace, catalogue page of 50", few.program(), few.catalogue());
      add(Names.LIST_OF_FEW, "Enlace, first page of " + rows, few.program(), few.firstPage());
    }
  }

  /** Enlace with many. */
  void many() throws Exception {
    if (wanted(Names.HAND_OUT_OF_MANY, Names.LIST_OF_MANY, Names.DEEPEST_OF_MANY)) {
      Store many = store("many", options.many());
      String rows = "%,d connections".formatted(options.many());
      add(Names.HAND_OUT_OF_MANY, "Enlace, hand-out, " + rows, many.program(), many.handOuts());
      add(Names.LIST_OF_MANY, "Enlace, first page of " + rows, many.program(), many.firstPage());
      add(
          Names.DEEPEST_OF_MANY,
          "Enlace, deepest page of " + rows,
          many.program(),
          many.deepestPage());
    }
  }

  /** Airtable's records, through Enlace and through a server for assistants. */
  void airtable() throws Exception {
    if (wanted(Names.AIRTABLE, Names.AIRTABLE_TOON, Names.AIRTABLE_MCP)) {
      Airtable airtable =
          opened(Airtable.make(images.enlace(), server, directory.resolve("airtable")));
      add(
          Names.AIRTABLE,
          "Enlace, 100 records of Airtable as JSON",
          airtable.enlace(),
          airtable.records("json"));
      add(
          Names.AIRTABLE_TOON,
          "Enlace, 100 records of Airtable as TOON",
          airtable.enlace(),
          airtable.records("toon"));
      add(
          Names.AIRTABLE_MCP,
          "airtable-mcp-server, 100 records of Airtable",
          airtable.mcp(),
          airtable.calls());
    }
  }

  /** Keycloak as a broker. */
  void keycloak() throws Exception {
    if (wanted(Names.KEYCLOAK)) {
      Keycloak keycloak = opened(Keycloak.make(images.keycloak(), server));
      add(
          Names.KEYCLOAK,
          "Keycloak, stored token of a broker",
          keycloak.program(),
          keycloak.storedToken());
    }
  }

  /** Whatever {@code PEER_URL} names. */
  void peer() {
    Peer.of(System.getenv())
        .ifPresent(peer -> add(Names.PEER, "the peer, hand-out", peer, peer.requests()));
  }

  private Store store(String name, int rows) throws Exception {
    return opened(
        Store.make(
            images.enlace(), server, name, directory.resolve(name), rows, options.handedOut()));
  }

  private boolean wanted(String... names) {
    return Stream.of(names).anyMatch(options::wants);
  }

  private void add(String name, String title, Program program, List<Request> requests) {
    add(name, title, program, requests, 1);
  }

  private void add(String name, String title, Program program, List<Request> requests, int times) {
    if (options.wants(name)) {
      cases.add(new Case(name, title, program, requests, times));
    }
  }

  private <T extends AutoCloseable> T opened(T resource) {
    open.push(resource);
    return resource;
  }

  @Override
  public void close() throws Exception {
    while (!open.isEmpty()) {
      open.pop().close();
    }
  }
}
