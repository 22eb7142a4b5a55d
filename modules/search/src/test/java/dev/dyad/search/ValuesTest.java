package dev.dyad.search;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Entries, queries, filters and identities refuse what makes no sense. */
class ValuesTest {
  @TempDir private Path folder;

  private static void assertRefuses(String message, Runnable making) {
    assertThatThrownBy(making::run)
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining(message);
  }

  @Test
  void vectorsMustHaveADirection() {
    assertRefuses(
        "vector of 'a' must be finite, but is NaN in dimension 1",
        () -> new Entry("a", new float[] {1, Float.NaN}));
    assertRefuses(
        "vector of 'a' must be finite, but is Infinity",
        () -> new Entry("a", new float[] {Float.POSITIVE_INFINITY}));
    assertRefuses("vector of 'a' must not be zero", () -> new Entry("a", new float[] {0, 0}));
    assertRefuses("must have at least one number", () -> new Entry("a", new float[0]));
    assertRefuses("the query must not be zero", () -> new SimilarityQuery(new float[2], 1));
  }

  @Test
  void smallestAndLargestNumbersHaveADirection() {
    var smallest = new Entry("a", new float[] {Float.MIN_VALUE, 0});
    var largest = new Entry("b", new float[] {Float.MAX_VALUE, Float.MAX_VALUE});
    assertThat(UnitVector.of(smallest.vector())).containsExactly(1, 0);
    assertThat(UnitVector.of(largest.vector())[0]).isBetween(0.7071f, 0.7072f);
  }

  @Test
  void namesMustBeNeitherBlankNorTooLong() {
    float[] vector = {1};
    assertRefuses("id must not be blank", () -> new Entry(" ", vector));
    assertRefuses("id must have at most 32766 bytes", () -> new Entry("ü".repeat(17_000), vector));
    assertRefuses(
        "text must have at most 32766 bytes, but has 40000",
        () -> new Entry("a", vector, Map.of("text", "x".repeat(40_000))));
    assertRefuses("'a=b'", () -> new Entry("a", vector, Map.of("a=b", "c")));
  }

  @Test
  void countsMustBePositive() {
    assertRefuses("k must be positive", () -> new SimilarityQuery(new float[] {1}, 0));
    assertRefuses(
        "candidates must be positive",
        () -> new SimilarityQuery(new float[] {1}, 1).withCandidates(0));
  }

  @Test
  void filterIsReadFromConditions() {
    assertThat(Filter.parse(List.of("label=cat", "url=a=b", "label=dog")).allowed())
        .isEqualTo(Map.of("label", Set.of("cat", "dog"), "url", Set.of("a=b")));
    assertRefuses("must look like COLUMN=VALUE", () -> Filter.parse(List.of("cat")));
  }

  @Test
  void identityIsTheContentOfTheFile() throws IOException {
    Path a = Files.writeString(folder.resolve("a"), "abc");
    Path b = Files.writeString(folder.resolve("b"), "abc");
    EncoderIdentity identity = EncoderIdentity.of(a, 8, "image");
    assertThat(identity).isEqualTo(EncoderIdentity.of(b, 8, "image"));
    // SHA-256 of "abc": FIPS 180-2, appendix B.1
    assertThat(identity.fingerprint()).startsWith("ba7816bf8f01cfea414140de5dae2223b00361a3");
    assertThat(identity).hasToString("encoder ba7816bf8f01 (image, 8 numbers)");
    Files.writeString(b, "abd");
    assertThat(identity).isNotEqualTo(EncoderIdentity.of(b, 8, "image"));
  }
}
