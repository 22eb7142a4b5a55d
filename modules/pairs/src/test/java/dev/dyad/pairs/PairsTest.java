package dev.dyad.pairs;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.dyad.core.PerView;
import dev.dyad.core.SamePipeline;
import dev.dyad.core.Skipped;
import dev.dyad.core.View;
import dev.dyad.pairs.Letters.Append;
import dev.dyad.testkit.Seeds;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PairsTest {
  private static final SamePipeline<String> VIEWS = new SamePipeline<>(new Append(12));

  private static Pairs<String> pairs(Letters.Counted data, long seed) {
    return new Pairs<>(data, VIEWS, seed);
  }

  private static int index(View<?> view) {
    return Integer.parseInt(view.origin().sampleId().substring(1));
  }

  @Test
  void positivesAreTwoViewsOfTheSameSample() {
    List<Pair<String>> all = pairs(Letters.unlabelled(20), 1).positive(0).toList();
    assertThat(all).hasSize(20).allMatch(Pair::same);
    for (int i = 0; i < 20; i++) {
      assertThat(index(all.get(i).first())).isEqualTo(i);
      assertThat(index(all.get(i).second())).isEqualTo(i);
      assertThat(all.get(i).first().value()).isNotEqualTo(all.get(i).second().value());
    }
  }

  @Test
  void positivesUseThePipelineOfEachView() {
    var perView = new PerView<>(List.of(new Append(1), new Append(2)));
    Pair<String> pair =
        new Pairs<>(Letters.unlabelled(1), perView, 1).positive(0).findFirst().orElseThrow();
    assertThat(pair.first().changes()).hasSize(1);
    assertThat(pair.second().changes()).hasSize(2);
  }

  @Test
  void positivesAreTheViewsOfTheSampler() {
    var sampler =
        new ViewSampler<>(
            Letters.unlabelled(5),
            VIEWS.pipelines(),
            new InOrder(5),
            dev.dyad.core.RandomKey.of(7));
    ViewBatch<String> batch =
        sampler.batch(2, new int[] {0, 1, 2, 3, 4}, new dev.dyad.core.SkipLog());
    assertThat(pairs(Letters.unlabelled(5), 7).positive(2).map(Pair::second))
        .isEqualTo(batch.views().get(1));
  }

  @Test
  void equalSeedsGiveEqualPairs() {
    Letters.Counted data = Letters.labelled(50, 3);
    assertThat(pairs(data, 1).labelled(2, 0.5)).isEqualTo(pairs(data, 1).labelled(2, 0.5).toList());
    assertThat(pairs(data, 1).labelled(2, 0.5))
        .isNotEqualTo(pairs(data, 2).labelled(2, 0.5).toList());
    assertThat(pairs(data, 1).labelled(2, 0.5))
        .isNotEqualTo(pairs(data, 1).labelled(3, 0.5).toList());
    assertThat(pairs(data, 1).triplets(2)).isEqualTo(pairs(data, 1).triplets(2).toList());
  }

  @Test
  void sameIsTrueToTheLabels() {
    Letters.Counted data = Letters.labelled(60, 4);
    Seeds.forAll(
        20,
        random ->
            pairs(data, random.nextLong())
                .labelled(0, 0.5)
                .forEach(
                    pair ->
                        assertThat(pair.same())
                            .isEqualTo(index(pair.first()) % 4 == index(pair.second()) % 4)));
  }

  @Test
  void sharesOfPositivesAreKept() {
    Letters.Counted data = Letters.labelled(4000, 5);
    assertThat(pairs(data, 1).labelled(0, 0).filter(Pair::same).count()).isZero();
    assertThat(pairs(data, 1).labelled(0, 1).filter(Pair::same).count()).isEqualTo(4000);
    assertThat(pairs(data, 1).labelled(0, 0.25).filter(Pair::same).count())
        .as("of 4,000, deviation 27")
        .isBetween(840L, 1160L);
  }

  @Test
  void partnersAreDrawnEvenly() {
    Letters.Counted data = Letters.labelled(9, 3);
    Map<String, Integer> counts = new HashMap<>();
    for (int epoch = 0; epoch < 3000; epoch++) {
      pairs(data, epoch)
          .labelled(0, 0.5)
          .filter(p -> index(p.first()) == 4)
          .forEach(p -> counts.merge(p.second().origin().sampleId(), 1, Integer::sum));
    }
    // same class: s1 and s7 (never s4 itself), about 750 each; six others, about 250 each
    assertThat(counts).hasSize(8).doesNotContainKey("s4");
    counts.forEach(
        (id, n) -> {
          int expected = id.equals("s1") || id.equals("s7") ? 750 : 250;
          assertThat(n).as(id).isBetween((int) (expected * 0.7), (int) (expected * 1.3));
        });
  }

  @Test
  void sampleAloneInItsClassIsItsOwnPartner() {
    var data = new Letters.Counted(new int[] {0, 1, 1});
    Pair<String> pair = pairs(data, 1).labelled(0, 1).findFirst().orElseThrow();
    assertThat(index(pair.first())).isEqualTo(index(pair.second())).isZero();
    assertThat(pair.first().value()).isNotEqualTo(pair.second().value());
  }

  @Test
  void unlabelledSamplesTakeNoPart() {
    var data = new Letters.Counted(new int[] {0, -1, 1, -1, 0, 1});
    assertThat(pairs(data, 1).labelled(0, 0.5))
        .hasSize(4)
        .allMatch(p -> index(p.first()) % 2 == 0 || index(p.first()) == 5)
        .noneMatch(p -> index(p.second()) == 1 || index(p.second()) == 3);
  }

  @Test
  void tripletsAreTrueToTheLabels() {
    Letters.Counted data = Letters.labelled(60, 4);
    List<Triplet<String>> triplets = pairs(data, 3).triplets(0).toList();
    assertThat(triplets).hasSize(60);
    for (int i = 0; i < 60; i++) {
      Triplet<String> triplet = triplets.get(i);
      assertThat(index(triplet.anchor())).isEqualTo(i);
      assertThat(index(triplet.positive()) % 4).isEqualTo(i % 4);
      assertThat(index(triplet.positive())).isNotEqualTo(i);
      assertThat(index(triplet.negative()) % 4).isNotEqualTo(i % 4);
    }
  }

  @Test
  void badSamplesAreLeftOutAndListed() {
    Letters.Counted data = Letters.labelled(10, 2, 3);
    Pairs<String> pairs = pairs(data, 1);
    assertThat(pairs.positive(0)).hasSize(9);
    assertThat(pairs.skips().entries()).containsExactly(new Skipped("s3", "broken on purpose"));
    assertThat(pairs.labelled(0, 0.5))
        .noneMatch(p -> index(p.first()) == 3 || index(p.second()) == 3);
    assertThat(pairs.triplets(0))
        .noneMatch(
            t -> index(t.anchor()) == 3 || index(t.positive()) == 3 || index(t.negative()) == 3);
    assertThat(pairs.skips().entries()).hasSize(1);
  }

  @Test
  void samplesWhoseLabelCannotBeReadAreLeftOutAndListed() {
    var pairs = new Pairs<>(Letters.decodedForLabels(Letters.labelled(10, 2, 3)), VIEWS, 1);
    assertThat(pairs.labelled(0, 0.5))
        .hasSize(9)
        .noneMatch(p -> index(p.first()) == 3 || index(p.second()) == 3);
    assertThat(pairs.triplets(0)).hasSize(9);
    assertThat(pairs.skips().entries()).containsExactly(new Skipped("s3", "broken on purpose"));
  }

  @Test
  void streamsAreLazy() {
    Letters.Counted data = Letters.unlabelled(1000);
    assertThat(pairs(data, 1).positive(0).limit(3)).hasSize(3);
    assertThat(data.reads(10)).isZero();
  }

  @Test
  void oneClassHasNoNegatives() {
    Letters.Counted data = Letters.labelled(5, 1);
    assertThatIllegalArgumentException()
        .isThrownBy(() -> pairs(data, 1).labelled(0, 0.5))
        .withMessage(
            "pairs by label needs samples of at least 2 classes, but the data has 1. "
                + "Use labelled data, or a method that needs no labels");
    assertThatIllegalArgumentException()
        .isThrownBy(() -> pairs(data, 1).triplets(0))
        .withMessage(
            "triplets needs samples of at least 2 classes, but the data has 1. "
                + "Use labelled data, or a method that needs no labels");
  }

  @Test
  void rejectsSharesOutsideOfZeroToOne() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> pairs(Letters.labelled(5, 2), 1).labelled(0, 2))
        .withMessage("sameShare must be in 0.0..1.0, but was 2.0");
  }
}
