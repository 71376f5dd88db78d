package dev.enlace.bootstrap.start;

import java.io.PrintStream;
import org.springframework.boot.diagnostics.FailureAnalysis;
import org.springframework.boot.diagnostics.FailureAnalysisReporter;

/** Tells a person at the terminal why Enlace did not start, without a stack trace. */
public final class PlainFailureReport implements FailureAnalysisReporter {
  private final PrintStream out;

  /** Writes to the standard error stream. */
  public PlainFailureReport() {
    this(System.err);
  }

  PlainFailureReport(PrintStream out) {
    this.out = out;
  }

  @Override
  public void report(FailureAnalysis analysis) {
    out.println("Enlace did not start.");
    analysis.getDescription().lines().forEach(line -> out.println("  " + line));
    if (analysis.getAction() != null) {
      analysis.getAction().lines().forEach(line -> out.println("  " + line));
    }
  }
}
