package dev.dyad.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyad.core.Drawing.Picture;
import dev.dyad.core.Drawing.Words;
import dev.dyad.report.Scores.Card;
import dev.dyad.report.Scores.Measured;
import dev.dyad.testkit.Seeds;
import java.util.ArrayList;
import java.util.List;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;

class ModelTest {
  private static Card card(double encoder, double raw) {
    return Card.accuracy(
        "k-NN accuracy",
        Measured.of("encoder", encoder),
        List.of(Measured.of("raw input", raw)),
        "");
  }

  @Test
  void saysHowFarTheEncoderIsAboveItsControl() {
    assertThat(Verdict.of(card(0.986, 0.966)))
        .isEqualTo("k-NN accuracy 98.6\u00a0%: 2.0 points above raw input. Training has helped.");
  }

  @Test
  void saysWhenTrainingHasNotHelped() {
    assertThat(Verdict.of(card(0.95, 0.966)))
        .contains(
            "1.6 points below raw input", "Training has not helped", "raw input does as well");
  }

  @Test
  void namesAllControlsThatDoBetter() {
    var controls = List.of(Measured.of("raw input", 0.9), Measured.of("untrained", 0.8));
    var card = Card.accuracy("view matching", Measured.of("encoder", 0.5), controls, "");
    assertThat(Verdict.of(card)).endsWith("raw input and untrained do as well or better.");
  }

  @Test
  void saysWhenTheLeadIsWithinTheInterval() {
    var encoder = new Measured("encoder", 0.97, 0.96, 0.98);
    var raw = new Measured("raw input", 0.965, 0.955, 0.975);
    assertThat(Verdict.of(Card.accuracy("k-NN accuracy", encoder, List.of(raw), "")))
        .endsWith("The lead over raw input is within the interval of confidence.");
  }

  @Test
  void praisesLowerValuesWhereLowerIsBetter() {
    var untrained = List.of(Measured.of("untrained", -0.2));
    var card =
        new Card(
            "uniformity",
            Scores.Scale.PLAIN,
            Scores.Better.LOWER,
            Measured.of("encoder", -3.4),
            untrained,
            "");
    assertThat(Verdict.of(card)).endsWith("3.20 below untrained. Training has helped.");
  }

  @Test
  void rejectsIntervalsThatMissTheirValue() {
    assertThatThrownBy(() -> new Measured("encoder", 0.5, 0.6, 0.7))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("low <= value <= high");
  }

  @Test
  void rejectsConfusionThatIsNotSquare() {
    assertThatThrownBy(() -> new Confusion("k-NN", List.of("a", "b"), new int[][] {{1, 2}, {3}}))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("rows of counts must have length 2, not 1");
  }

  @Test
  void separationAgreesWithPlainLoop() {
    Seeds.forAll(
        50,
        random -> {
          double[] positive = random.doubles(20).map(d -> Math.round(d * 8)).toArray();
          double[] negative = random.doubles(30).map(d -> Math.round(d * 8) + 2).toArray();
          double wins = 0;
          for (double p : positive) {
            for (double n : negative) {
              wins += p < n ? 1 : p == n ? 0.5 : 0;
            }
          }
          assertThat(new PairDistances("distance", positive, negative).separation())
              .isCloseTo(wins / 600, Assertions.within(1e-12));
        });
  }

  @Test
  void thumbnailIsTheMeanOfAreas() {
    var picture = new Picture(4, 2, new byte[24]);
    picture.rgb()[0] = (byte) 200;
    picture.rgb()[3] = (byte) 100;
    Picture small = Thumbnail.of(picture, 2);
    assertThat(small.width()).isEqualTo(2);
    assertThat(small.height()).isEqualTo(1);
    assertThat(small.rgb()).containsExactly(75, 0, 0, 0, 0, 0);
  }

  @Test
  void thumbnailOfAThinPictureKeepsAPixel() {
    Picture small = Thumbnail.of(new Picture(1, 5000, new byte[15000]), 40);
    assertThat(small.width()).isEqualTo(1);
    assertThat(small.height()).isEqualTo(40);
  }

  @Test
  void sheetHoldsEachPictureInItsCell() {
    var drawings = new ArrayList<dev.dyad.core.Drawing>();
    for (int i = 0; i < 7; i++) {
      byte value = (byte) (10 * i + 1);
      drawings.add(new Picture(1, 1, new byte[] {value, value, value}));
    }
    drawings.set(3, new Words("no picture"));
    SpriteSheet sheet = SpriteSheet.of(drawings).orElseThrow();
    assertThat(sheet.columns()).isEqualTo(3);
    assertThat(sheet.image().getRGB(2, 1) & 255).isEqualTo(51);
    assertThat(sheet.image().getRGB(0, 1) & 255).isZero();
  }

  @Test
  void wordsNeedNoSheet() {
    assertThat(SpriteSheet.of(List.of(new Words("a")))).isEmpty();
  }

  @Test
  void axesEndAtRoundValues() {
    Axis axis = Axis.around("loss", 3.93, 5.61, 4);
    assertThat(axis.low()).isEqualTo(3.5);
    assertThat(axis.high()).isEqualTo(6.0);
    assertThat(axis.marks().stream().map(Axis.Mark::text))
        .containsExactly("3.5", "4.0", "4.5", "5.0", "5.5", "6.0");
  }

  @Test
  void axesOfASingleValueHaveWidth() {
    assertThat(Axis.around("x", 0, 0, 4).share(0)).isEqualTo(0.5);
    assertThat(Axis.within("x", 7, 7, 4).share(7)).isEqualTo(0.5);
  }

  @Test
  void writesNumbersAsPeopleReadThem() {
    assertThat(List.of(12345.6, 98.64, -3.412, 0.2131, 0.0123, 0.00003, Double.NaN))
        .extracting(Numbers::significant)
        .containsExactly("12,346", "98.6", "−3.41", "0.213", "0.0123", "3.0e-05", "NaN");
  }

  @Test
  void writesCoordinatesShort() {
    assertThat(new double[] {3, -0.5, 2.049, -12.25, 0.001})
        .satisfies(
            values ->
                assertThat(java.util.Arrays.stream(values).mapToObj(Numbers::coordinate))
                    .containsExactly("3", "-0.5", "2.05", "-12.25", "0"));
  }

  @Test
  void shortensByWholeCharacters() {
    assertThat(Drawings.shortened("😀😀😀", 2)).isEqualTo("😀…");
    assertThat(Drawings.shortened("abc", 3)).isEqualTo("abc");
  }

  @Test
  void namesAChangeByWhatStandsBeforeItsSettings() {
    assertThat(GallerySections.name("Rotated(angleDegrees=1.5)")).isEqualTo("Rotated");
    assertThat(GallerySections.name("Solarized[threshold=3]")).isEqualTo("Solarized");
  }
}
