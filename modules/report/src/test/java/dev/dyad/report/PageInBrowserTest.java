package dev.dyad.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.dyad.report.Chromium.Loaded;
import dev.dyad.report.Examples.Labelled;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser, driven by a script that only the test adds. */
class PageInBrowserTest {
  private static final int POINTED_AT = 37;

  /** Points at a dot, then reports what the tooltip shows and the colour in its picture. */
  private static final String POINT =
      """
      addEventListener("load", async () => {
        const figure = document.querySelector("figure.scatter");
        const svg = figure.querySelector("svg");
        const spot = JSON.parse(figure.querySelector("script").textContent).spots[%d];
        const at = new DOMPoint(spot[0], spot[1]).matrixTransform(svg.getScreenCTM());
        const settings = { clientX: at.x, clientY: at.y, pointerType: "mouse", bubbles: true };
        svg.dispatchEvent(new PointerEvent("pointermove", settings));
        const tip = document.getElementById("tip");
        const result = { shown: !tip.hidden, text: tip.innerText };
        const picture = tip.querySelector(".picture");
        if (picture) {
          const [columns, rows] = picture.style.backgroundSize.split(" ").map((p) => parseFloat(p) / 100);
          const [x, y] = picture.style.backgroundPosition.split(" ").map((p) => parseFloat(p) / 100);
          const image = new Image();
          image.src = picture.style.backgroundImage.slice(5, -2);
          await image.decode();
          const canvas = document.createElement("canvas");
          [canvas.width, canvas.height] = [image.width, image.height];
          canvas.getContext("2d").drawImage(image, 0, 0);
          const column = Math.round(x * (columns - 1));
          const row = Math.round(y * (rows - 1));
          const [width, height] = [image.width / columns, image.height / rows];
          const pixel = [(column + 0.5) * width, (row + 0.5) * height, 1, 1];
          result.color = [...canvas.getContext("2d").getImageData(...pixel).data].slice(0, 3).join(",");
        }
        svg.dispatchEvent(new PointerEvent("pointerleave", settings));
        result.hiddenAfter = tip.hidden;
        figure.querySelector(".legend button").click();
        const group = svg.querySelector("g");
        result.group = group.dataset.label + ":" + group.style.display;
        svg.dispatchEvent(new KeyboardEvent("keydown", { key: "ArrowRight" }));
        result.keyed = tip.innerText;
        const theme = () => getComputedStyle(document.body).backgroundColor;
        const before = theme();
        document.getElementById("theme").click();
        result.toggled = before !== theme();
        result.wide = document.documentElement.scrollWidth > innerWidth;
        document.title = JSON.stringify(result);
      });
      """;

  @TempDir private Path folder;

  @Test
  void loadsWithoutErrors() throws Exception {
    Path page = folder.resolve("report.html");
    ReportPage.write(Examples.whole(Examples.squares(200)), page);
    Loaded loaded = Chromium.load(page, folder);
    assertThat(loaded.console()).isEmpty();
    assertThat(loaded.dom()).contains("<h2>Scores</h2>", "<h2>t-SNE</h2>", "<h2>Provenance</h2>");
  }

  @Test
  void noticesErrorsOnTheConsole() throws Exception {
    Path page = folder.resolve("broken.html");
    Files.writeString(page, "<!DOCTYPE html><script>nothing.there()</script>");
    assertThat(Chromium.load(page, folder).console()).isNotEmpty();
  }

  @Test
  void showsThePictureOfTheDotPointedAt() throws Exception {
    List<Labelled> squares = Examples.squares(200);
    String result = pointed(Examples.whole(squares));
    byte[] rgb = squares.get(POINTED_AT).picture().rgb();
    assertThat(result)
        .contains("\"shown\":true", "test/" + POINTED_AT + "\\n7", "\"hiddenAfter\":true");
    Matcher color = Pattern.compile("\"color\":\"(\\d+),(\\d+),(\\d+)\"").matcher(result);
    assertThat(color.find()).as("a picture in the tooltip").isTrue();
    for (int channel = 0; channel < 3; channel++) {
      int shown = Integer.parseInt(color.group(channel + 1));
      assertThat(shown).as("colour in the middle").isCloseTo(rgb[channel] & 255, within(3));
    }
  }

  @Test
  void hidesALabelAndLeavesItOutOfTheKeys() throws Exception {
    String result = pointed(Examples.whole(Examples.squares(200)));
    assertThat(result).contains("\"group\":\"0:none\"", "\"keyed\":\"test/1\\n1\"");
  }

  @Test
  void switchesBetweenLightAndDark() throws Exception {
    assertThat(pointed(Examples.whole(Examples.squares(50)))).contains("\"toggled\":true");
  }

  @Test
  void survivesHostileNames() throws Exception {
    Report hostile = Hostile.report(POINTED_AT + 1);
    Path page = folder.resolve("hostile.html");
    ReportPage.write(hostile, page);
    Loaded loaded = Chromium.load(page, folder);
    assertThat(loaded.console()).isEmpty();
    assertThat(loaded.dom()).doesNotContain("<b>broken</b>").contains("<h2>Provenance</h2>");
    String result = pointed(hostile);
    assertThat(result).contains("</script><b>broken</b>", "\"wide\":false");
  }

  /** What the added script found, as JSON. */
  private String pointed(Report report) throws Exception {
    Path page = folder.resolve("pointed.html");
    ReportPage.write(report, page);
    String script = POINT.formatted(POINTED_AT);
    byte[] digest =
        MessageDigest.getInstance("SHA-256").digest(script.getBytes(StandardCharsets.UTF_8));
    String allowed = "script-src 'sha256-" + Base64.getEncoder().encodeToString(digest) + "' ";
    String text = Files.readString(page);
    String policy = Markup.escape("script-src ");
    assertThat(text).contains(policy);
    text = text.replaceFirst(policy, Matcher.quoteReplacement(Markup.escape(allowed)));
    Files.writeString(page, text.replace("</body>", "<script>" + script + "</script></body>"));
    Loaded loaded = Chromium.load(page, folder);
    assertThat(loaded.console()).isEmpty();
    Matcher title =
        Pattern.compile("<title>(\\{.*?\\})</title>", Pattern.DOTALL).matcher(loaded.dom());
    assertThat(title.find()).as("the script's result in the title").isTrue();
    return title.group(1).replace("&lt;", "<").replace("&gt;", ">").replace("&amp;", "&");
  }

  /** Reports whose every name tries to break the page. */
  static final class Hostile {
    static final String NAME =
        "</script><b>broken</b> \"'&lt; 😀 شمعدان \ud800 \u0000\u2028<!-- ${x} `" + "\\";

    private Hostile() {}

    static Report report(int dots) {
      String longName = NAME + "x".repeat(10_000);
      List<Labelled> squares = Examples.squares(dots);
      List<Scatter.Dot> named =
          java.util.stream.IntStream.range(0, dots)
              .mapToObj(
                  i ->
                      new Scatter.Dot(
                          longName, OptionalInt.of(i % 2), i, i * i % 17, squares.get(i).picture()))
              .toList();
      var item =
          new Neighbours.Item(longName, java.util.Optional.of(longName), named.get(0).drawing());
      var views =
          List.of(new Views.Shown(new dev.dyad.core.Drawing.Words(longName), List.of(longName)));
      return new Report(
          longName,
          longName,
          List.of(
              new Scores(
                  List.of(
                      Scores.Card.accuracy(
                          longName,
                          Scores.Measured.of(longName, 0.5),
                          List.of(Scores.Measured.of(longName, 0.4)),
                          longName))),
              new Warnings(
                  List.of(longName), List.of(new dev.dyad.core.Skipped(longName, longName))),
              new Scatter(longName, longName, List.of(longName, NAME), named),
              new Views(List.of(new Views.Row(longName, named.get(0).drawing(), views))),
              new Neighbours(
                  longName,
                  List.of(
                      new Neighbours.Query(item, List.of(new Neighbours.Neighbour(item, 0.5))))),
              new Confusion(longName, List.of(longName, NAME), new int[][] {{1, 2}, {3, 4}}),
              new FileLinks(longName, List.of("javascript:alert(1)", "plots/a b#?.png"))),
          java.util.Map.of(longName, longName));
    }
  }
}
