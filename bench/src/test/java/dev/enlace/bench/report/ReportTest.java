package dev.enlace.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.enlace.bench.report.Figures.Unit;
import dev.enlace.bench.report.Goal.AtLeast;
import dev.enlace.bench.report.Goal.AtMost;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportTest {
  private final Figures figures = new Figures();
  private final List<Goal> goals =
      List.of(
          new Goal("G1", "fast enough", Unit.RATE, "ours", "bare", new AtLeast(0.6)),
          new Goal("G7", "soon enough", Unit.READY, "ours", "bare", new AtMost(0.4)),
          new Goal("G2", "against the peer", Unit.RATE, "ours", "peer", new AtLeast(15)));

  @Test
  void says_of_each_goal_whether_it_was_met_missed_or_not_measured() {
    figures.add("ours", Unit.RATE, 70);
    figures.add("ours", Unit.RATE, 80);
    figures.add("bare", Unit.RATE, 100);
    figures.add("bare", Unit.RATE, 100);
    figures.add("ours", Unit.READY, 5);
    figures.add("bare", Unit.READY, 10);
    assertThat(report(List.of()).text())
        .contains("| G1 | fast enough | ≥ 0.60 | 0.75 (0.70..0.80) | yes |")
        .contains("| G7 | soon enough | ≤ 0.40 | 0.50 (0.50..0.50) | **no** |")
        .contains("| G2 | against the peer | ≥ 15.0 | not measured: set PEER_URL | – |");
  }

  @Test
  void shows_medians_and_spread_of_each_case() {
    figures.add("ours", Unit.RATE, 1234.4);
    figures.add("ours", Unit.RATE, 1000);
    figures.add("ours", Unit.RATE, 1300);
    figures.add("ours", Unit.SLOW, 12.34);
    assertThat(report(List.of()).text())
        .contains("| Our case | 1,234 (1,000..1,300) | – | 12.3 (12.3..12.3) | – | – | – |");
  }

  @Test
  void says_which_rounds_were_thrown_away() {
    assertThat(report(List.of()).text()).contains("no round was thrown away");
    assertThat(report(List.of("thrown away, round 2: ours got 1")).text())
        .contains("- thrown away, round 2: ours got 1");
  }

  @Test
  void its_pictures_are_well_formed_and_stand_beside_it(@TempDir Path directory) throws Exception {
    figures.add("ours", Unit.RATE, 3);
    figures.add("ours", Unit.CPU, 4);
    Path file = report(List.of()).write(directory);
    assertThat(file).isNotEmptyFile();
    for (String picture : List.of("rate.svg", "cpu.svg")) {
      assertThat(Files.readString(file)).contains("(" + picture + ")");
      parse(directory.resolve(picture));
    }
  }

  private static void parse(Path picture) throws Exception {
    assertThat(
            DocumentBuilderFactory.newInstance()
                .newDocumentBuilder()
                .parse(picture.toFile())
                .getDocumentElement()
                .getTagName())
        .isEqualTo("svg");
  }

  private Report report(List<String> remarks) {
    return new Report(figures, goals, Map.of("ours", "Our case"), List.of("a machine"), remarks);
  }
}
