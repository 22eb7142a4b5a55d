package dev.dyad.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyad.core.Drawing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReportPageTest {
  @TempDir private Path folder;

  @Test
  void givesEqualBytesForEqualReports() {
    assertThat(Page.of(Examples.whole(Examples.squares(30))))
        .isEqualTo(Page.of(Examples.whole(Examples.squares(30))));
  }

  @Test
  void showsNoSectionWithoutContent() {
    var empty =
        List.<Section>of(
            new Scores(List.of()),
            new Warnings(List.of(), List.of()),
            new Training(List.of(), List.of()),
            new PairDistances("distance", new double[0], new double[] {1}),
            new PairPlane("PCA", List.of(), List.of()),
            new Scatter("t-SNE", "", List.of(), List.of()),
            new Views(List.of()),
            new Neighbours("distance", List.of()),
            new Found("Found", "similarity", List.of()),
            new Confusion("k-NN", List.of(), new int[0][]),
            new FewLabels(List.of()),
            new FileLinks("Plots", List.of()));
    assertThat(Page.of(new Report("nothing", "", empty, Map.of()))).doesNotContain("<section");
  }

  @Test
  void drawsSmallestContentWithoutUndefinedNumbers() {
    var dot =
        new Scatter.Dot("a", java.util.OptionalInt.empty(), 1, 1, new Drawing.Words("a few words"));
    var smallest =
        List.<Section>of(
            new Scores(
                List.of(
                    Scores.Card.accuracy("k-NN", Scores.Measured.of("encoder", 0), List.of(), ""))),
            new Training(
                List.of(
                    Training.Curve.of("loss", "step", new double[] {5}, new double[] {2}),
                    Training.Curve.of("rate", "step", new double[0], new double[0])),
                List.of(new Training.AlignmentUniformity(0, 0, 0))),
            new PairDistances("distance", new double[] {0}, new double[] {0}),
            new PairPlane(
                "PCA",
                List.of(),
                List.of(new PairPlane.Pair("a", java.util.OptionalInt.empty(), 0, 0, 0, 0))),
            new Scatter("t-SNE", "", List.of(), List.of(dot)),
            new Confusion("k-NN", List.of("only"), new int[][] {{0}}),
            new FewLabels(
                List.of(new FewLabels.Line("encoder", List.of(new FewLabels.Point(1, 1, 1, 1))))));
    String page = Page.of(new Report("smallest", "", smallest, Map.of()));
    assertThat(page.replaceAll("(?s)<script>.*</script>", ""))
        .contains("a few words")
        .doesNotContain("NaN", "Infinity", "∞", Long.toString(Long.MAX_VALUE / 100));
  }

  @Test
  void keepsTheOrderOfItsSections() {
    String page = Page.of(Examples.whole(Examples.squares(30)));
    assertThat(Pattern.compile("<h2>(.*?)</h2>").matcher(page).results().map(m -> m.group(1)))
        .containsExactly(
            "Scores",
            "Warnings",
            "Training",
            "Pair distances",
            "Pairs",
            "t-SNE",
            "Views",
            "Neighbours",
            "Confusion",
            "Few labels",
            "Plots",
            "Provenance");
  }

  @Test
  void speaksOfLabelsOnlyWhereThereAreSome() {
    assertThat(neighbours(Optional.of("cat"))).contains("same label", "other label");
    assertThat(neighbours(Optional.empty())).doesNotContain("same label", "other label");
  }

  private static String neighbours(Optional<String> label) {
    var item = new Neighbours.Item("a", label, new Drawing.Words("a"));
    var query = new Neighbours.Query(item, List.of(new Neighbours.Neighbour(item, 0.5)));
    var section = new Neighbours("distance", List.of(query));
    return Page.of(new Report("neighbours", "", List.of(section), Map.of()));
  }

  @Test
  void whatWasFoundHasItsIdAndIsNeitherRightNorWrong() {
    var asked = new Neighbours.Item("q", Optional.of("cat"), new Drawing.Words("q"));
    var hit = new Neighbours.Item("<b>.jpg", Optional.of("dog"), new Drawing.Words("b"));
    var query = new Neighbours.Query(asked, List.of(new Neighbours.Neighbour(hit, 0.25)));
    var none = new Neighbours.Query(asked, List.of());
    var section = new Found("What was found", "similarity", List.of(query, none));
    assertThat(Page.of(new Report("search", "", List.of(section), Map.of())))
        .contains("What was found</h2>", "&lt;b&gt;.jpg</p>", "dog", "0.250", "nothing")
        .doesNotContain("<b>", "cell wrong");
  }

  @Test
  void marksOfAPathOfOneEpochDiffer() {
    var path = List.of(new Training.AlignmentUniformity(1, 0.2665, -0.7531));
    String page = Page.of(new Report("one", "", List.of(new Training(List.of(), path)), Map.of()));
    assertThat(page).contains(">0.26<", ">0.28<").doesNotContain("e-01");
  }

  @Test
  void asksForNothingFromTheNetwork() {
    String page = Page.of(Examples.whole(Examples.squares(30)));
    assertThat(page.replace("http://www.w3.org/2000/svg", ""))
        .doesNotContain("http://", "https://", "<link", "@import")
        .contains("default-src &#39;none&#39;");
  }

  @Test
  void playsSounds() {
    String page = Page.of(new Report("s", "", List.of(sounds(new byte[3])), Map.of()));
    assertThat(page)
        .contains("<audio controls", "src=\"data:audio/wav;base64,AAAA\"", "media-src data:");
    assertThat(page.split("<img ")).hasSize(3);
  }

  @Test
  void leavesOutSoundsThatAreTooLong() {
    String page = Page.of(new Report("s", "", List.of(sounds(new byte[3 << 20])), Map.of()));
    assertThat(page).contains("too long to be played here").doesNotContain("<audio");
    assertThat(page.split("<img ")).hasSize(3);
  }

  private static Views sounds(byte[] wav) {
    var sound = new Drawing.Sound(new Drawing.Picture(2, 1, new byte[6]), wav);
    return new Views(
        List.of(new Views.Row("a", sound, List.of(new Views.Shown(sound, List.of("Gain(3)"))))));
  }

  @Test
  void showsWordsBelowPictures() {
    var picture = new Drawing.Picture(2, 1, new byte[6]);
    var original = new Drawing.Captioned(picture, new Drawing.Words("a red <heart>"));
    var parts =
        List.of(
            new Drawing.Diff.Part("red", Drawing.Diff.Mark.REMOVED, ""),
            new Drawing.Diff.Part("blue", Drawing.Diff.Mark.ADDED, ""));
    var view = new Drawing.Captioned(picture, new Drawing.Diff(parts, "meaning left: 0"));
    var views =
        new Views(List.of(new Views.Row("a", original, List.of(new Views.Shown(view, List.of())))));
    assertThat(Page.of(new Report("s", "", List.of(views), Map.of())))
        .contains("a red &lt;heart&gt;", ">red</del>", ">blue</ins>", "meaning left: 0")
        .satisfies(page -> assertThat(page.split("<img ")).hasSize(3));
  }

  @Test
  void linksOnlyToFilesBesideIt() {
    var links = new FileLinks("Plots", List.of("javascript:alert(1)", "//host/x", "a b#?.png"));
    assertThat(Page.of(new Report("links", "", List.of(links), Map.of())))
        .contains(
            "href=\"./javascript:alert(1)\"", "href=\"./host/x\"", "href=\"./a%20b%23%3F.png\"");
  }

  @Test
  void listsSkippedSamplesWithTheirReasons() {
    assertThat(Page.of(Examples.whole(Examples.squares(30))))
        .contains("2 samples skipped", "dogs/0012.jpg", "truncated after 3,120 bytes");
  }

  @Test
  void makesFoldersAndLeavesNothingBesideThePage() throws IOException {
    Path file = folder.resolve("new/report.html");
    ReportPage.write(new Report("empty", "", List.of(), Map.of()), file);
    try (var files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  @Test
  void leavesNoHalfFileWhereWritingFails() throws IOException {
    Path occupied = folder.resolve("occupied");
    Files.createDirectories(occupied.resolve("inside"));
    assertThatThrownBy(() -> Aside.write(occupied, new byte[] {1})).isInstanceOf(IOException.class);
    try (var files = Files.list(folder)) {
      assertThat(files).containsExactly(occupied);
    }
  }
}
