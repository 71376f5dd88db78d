package dev.enlace.adapter.in.rest;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.application.port.in.Page;
import dev.enlace.application.port.in.audit.ListAuditEvents;
import dev.enlace.application.port.in.audit.VerifyAudit;
import dev.enlace.application.port.in.audit.VerifyAudit.Exported;
import dev.enlace.application.port.in.audit.VerifyAudit.Signature;
import dev.enlace.domain.audit.AuditEvent;
import dev.enlace.domain.audit.ChainBreak;
import dev.enlace.domain.audit.ChainHash;
import dev.enlace.domain.audit.ChainHead;
import dev.enlace.domain.audit.SealedEvent;
import dev.enlace.domain.audit.SignedPlace;
import dev.enlace.domain.workspace.WorkspaceId;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.test.json.JsonCompareMode;

class AuditTest extends RestTest {
  private static final UUID ID = UUID.fromString("01990a5e-0000-7000-8000-00000000a042");
  private static final Instant AT = Instant.parse("2026-11-21T10:00:00.000001Z");
  private static final String CURSOR =
      Base64.getUrlEncoder()
          .withoutPadding()
          .encodeToString((AT + ",42").getBytes(StandardCharsets.UTF_8));
  private static final String HASH = "ab".repeat(32);
  private static final ChainHead PLACE = new ChainHead(42, new ChainHash(HASH));

  @Test
  void lists_events_and_where_the_next_page_begins() {
    ports.listAuditEvents.answers(new Page<>(List.of(event("192.0.2.7/32")), true));

    get("/audit-events?limit=1", Keys.ADMIN)
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .jsonPath("$.nextCursor")
        .isEqualTo(CURSOR);
    get(
            "/audit-events?action=a.b&actor=%1$s&target=%1$s&from=2026-01-01T00:00:00Z&to=2026-01-31T23:00:00Z&cursor=%2$s"
                .formatted(ID, CURSOR),
            Keys.ADMIN)
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .json(
            """
            {"items": [{"seq": 42, "id": "01990a5e-0000-7000-8000-00000000a042",
              "at": "2026-11-21T10:00:00.000001Z", "sealedAt": "2026-11-21T10:00:00.000001Z",
              "action": "sample.done", "actor": {"kind": "system"}, "origin": "192.0.2.7",
              "requestId": "request", "detail": {"count": 3, "names": ["a"]}}]}
            """)
        .jsonPath("$.items[0].target")
        .doesNotExist();

    ListAuditEvents.Query query = ports.listAuditEvents.lastAsked();
    assertThat(query.action()).isEqualTo("a.b");
    assertThat(query.actor()).isEqualTo(ID);
    assertThat(query.target()).isEqualTo(ID);
    assertThat(query.from()).isEqualTo("2026-01-01T00:00:00Z");
    assertThat(query.to()).isEqualTo("2026-01-31T23:00:00Z");
    assertThat(query.before()).isEqualTo(event("").position());
    assertThat(query.limit()).isEqualTo(50);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "action=A",
        "actor=x",
        "target=x",
        "from=yesterday",
        "to=1",
        "from=-999999999-01-01T00:00:00Z",
        "to=-999999999-01-01T00:00:00Z",
        "limit=501",
        "cursor=bm9uZQ",
        "cursor=Kzk5OTk5OTk5OS0wMS0wMVQwMDowMDowMFosNDI"
      })
  void refuses_a_filter_that_is_none(String parameter) {
    problem(get("/audit-events?" + parameter, Keys.ADMIN).exchange(), 400, "VALIDATION_FAILED");
    assertThat(ports.listAuditEvents.asked()).isEmpty();
  }

  @Test
  void shows_a_host_as_an_address_and_a_range_as_what_it_is() {
    for (String[] pair :
        new String[][] {
          {"2001:db8::7/128", "2001:db8::7"},
          {"192.0.2.0/24", "192.0.2.0/24"},
          {"2001:db8::/32", "2001:db8::/32"}
        }) {
      ports.listAuditEvents.answers(new Page<>(List.of(event(pair[0])), false));
      get("/audit-events", Keys.ADMIN)
          .exchange()
          .expectBody()
          .jsonPath("$.items[0].origin")
          .isEqualTo(pair[1]);
    }
  }

  @Test
  void exports_the_head_with_its_signature() {
    ports.exportAuditHead.answers(
        new SignedPlace(
            SignedPlace.Use.HEAD, WorkspaceId.DEFAULT, PLACE, AT, 3, new ChainHash("cd")));

    get("/audit-events/head", Keys.ADMIN)
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .json(
            """
            {"seq": 42, "hash": "%s", "time": "2026-11-21T10:00:00.000001Z", "signature": "3.cd"}
            """
                .formatted(HASH));
  }

  @Test
  void says_where_a_chain_is_broken() {
    ports.verifyAudit.answers(
        new VerifyAudit.Proof(
            ChainHead.START,
            PLACE,
            Optional.of(VerifyAudit.Kept.CONTRADICTED),
            Optional.of(false),
            new ChainBreak(43, ChainBreak.Reason.MISSING)));

    get(
            "/audit-events/verify?seq=50&hash=%1$s&time=2026-11-21T10:00:00.000001Z&signature=3.%1$s"
                .formatted(HASH),
            Keys.ADMIN)
        .exchange()
        .expectStatus()
        .isOk()
        .expectBody()
        .json(
            """
            {"valid": false, "from": 1, "to": 42, "count": 42, "head": {"seq": 42, "hash": "%s"},
             "brokenAt": 43, "reason": "missing", "exportedHead": "contradicted",
             "exportedHeadSigned": false}
            """
                .formatted(HASH));
    assertThat(ports.verifyAudit.lastAsked())
        .endsWith(
            new Exported(
                new ChainHead(50, new ChainHash(HASH)), new Signature(AT, 3, new ChainHash(HASH))));
  }

  @Test
  void says_that_a_chain_is_whole_and_no_more() {
    ports.verifyAudit.answers(
        new VerifyAudit.Proof(
            ChainHead.START, ChainHead.START, Optional.empty(), Optional.empty(), null));

    get("/audit-events/verify", Keys.ADMIN)
        .exchange()
        .expectBody()
        .json(
            """
            {"valid": true, "from": 1, "to": 0, "count": 0, "head": {"seq": 0}}
            """,
            JsonCompareMode.STRICT);
    assertThat(ports.verifyAudit.lastAsked().getLast()).isNull();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "seq=1",
        "hash=HASH",
        "seq=0&hash=HASH",
        "seq=1&hash=ab",
        "seq=1&hash=HASH&time=2026-11-21T10:00:00Z",
        "seq=1&hash=HASH&signature=1.HASH",
        "time=2026-11-21T10:00:00Z&signature=1.HASH",
        "seq=1&hash=HASH&time=2026-11-21T10:00:00Z&signature=HASH"
      })
  void refuses_half_a_head(String parameters) {
    problem(
        get("/audit-events/verify?" + parameters.replace("HASH", HASH), Keys.ADMIN).exchange(),
        400,
        "VALIDATION_FAILED");
    assertThat(ports.verifyAudit.asked()).isEmpty();
  }

  private static SealedEvent event(String origin) {
    AuditEvent event =
        new AuditEvent(
            ID,
            AT,
            "sample.done",
            "system",
            null,
            null,
            origin,
            "request",
            "{\"count\": 3, \"names\": [\"a\"]}");
    return new SealedEvent(WorkspaceId.DEFAULT, 42, AT, event, 3, new ChainHash(HASH));
  }
}
