package dev.enlace.bench;

import static dev.enlace.bench.report.Figures.Unit.CPU;
import static dev.enlace.bench.report.Figures.Unit.MEDIAN;
import static dev.enlace.bench.report.Figures.Unit.MEMORY;
import static dev.enlace.bench.report.Figures.Unit.RATE;
import static dev.enlace.bench.report.Figures.Unit.READY;

import dev.enlace.bench.report.Goal;
import dev.enlace.bench.report.Goal.AtLeast;
import dev.enlace.bench.report.Goal.AtMost;
import java.util.List;

/** What is wanted. */
final class Goals {
  static final List<Goal> ALL =
      List.of(
          new Goal(
              "G1",
              "hand-outs a second against the bare read",
              RATE,
              Names.HAND_OUT,
              Names.READ,
              new AtLeast(0.60)),
          new Goal(
              "R17",
              "good hand-outs a second at five times the callers against the usual",
              RATE,
              Names.OVERLOAD,
              Names.HAND_OUT,
              new AtLeast(0.80)),
          new Goal(
              "G2",
              "hand-outs a second against the peer",
              RATE,
              Names.HAND_OUT,
              Names.PEER,
              new AtLeast(15)),
          new Goal(
              "G2",
              "processor time of a hand-out against the peer",
              CPU,
              Names.HAND_OUT,
              Names.PEER,
              new AtMost(0.125)),
          new Goal(
              "G3",
              "hand-outs a second against Keycloak's stored token",
              RATE,
              Names.HAND_OUT,
              Names.KEYCLOAK,
              new AtLeast(1)),
          new Goal(
              "G7",
              "time to ready against Keycloak",
              READY,
              Names.START_OF_ENLACE,
              Names.START_OF_KEYCLOAK,
              new AtMost(0.4)),
          new Goal(
              "G8",
              "memory under load against Keycloak",
              MEMORY,
              Names.HAND_OUT,
              Names.KEYCLOAK,
              new AtMost(0.7)),
          new Goal(
              "G10",
              "catalogue pages of 50 a second against the bare answer",
              RATE,
              Names.CATALOGUE,
              Names.ANSWER,
              new AtLeast(0.5)),
          new Goal(
              "G12",
              "Airtable's first 100 records a second, as JSON, against airtable-mcp-server",
              RATE,
              Names.AIRTABLE,
              Names.AIRTABLE_MCP,
              new AtLeast(10)),
          new Goal(
              "G12",
              "the same as TOON",
              RATE,
              Names.AIRTABLE_TOON,
              Names.AIRTABLE_MCP,
              new AtLeast(10)),
          new Goal(
              "G11",
              "hand-outs a second, many connections against few",
              RATE,
              Names.HAND_OUT_OF_MANY,
              Names.HAND_OUT,
              new AtLeast(0.85)),
          new Goal(
              "G11",
              "first pages a second, many connections against few",
              RATE,
              Names.LIST_OF_MANY,
              Names.LIST_OF_FEW,
              new AtLeast(0.85)),
          new Goal(
              "G11",
              "time of the deepest page against the first, many connections",
              MEDIAN,
              Names.DEEPEST_OF_MANY,
              Names.LIST_OF_MANY,
              new AtMost(1.5)));

  private Goals() {}
}
