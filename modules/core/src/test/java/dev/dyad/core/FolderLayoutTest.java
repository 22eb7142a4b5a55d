package dev.dyad.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import java.util.OptionalInt;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class FolderLayoutTest {
  private static final Pattern PICTURE = Pattern.compile("(?i).*\\.(jpe?g|png|tiff?)");

  private static FolderLayout layout(String... names) {
    return FolderLayout.of(
        Arrays.stream(names).sorted().toList(), name -> PICTURE.matcher(name).matches(), "picture");
  }

  /** Each picture as "split:label:name", "-" for no label. */
  private static List<String> pictures(FolderLayout layout) {
    return layout.entries().stream()
        .map(
            p ->
                p.split()
                    + ":"
                    + (p.label().isPresent() ? layout.labelNames().get(p.label().getAsInt()) : "-")
                    + ":"
                    + p.name())
        .toList();
  }

  @Test
  void takesFoldersForClasses() {
    assertThat(pictures(layout("cat/1.jpg", "dog/2.png", "dog/3.PNG")))
        .containsExactly("all:cat:cat/1.jpg", "all:dog:dog/2.png", "all:dog:dog/3.PNG");
  }

  @Test
  void sortsLabelNames() {
    assertThat(layout("b/1.jpg", "a/1.jpg", "c/1.jpg").labelNames()).containsExactly("a", "b", "c");
  }

  @Test
  void readsAFlatFolderWithoutLabels() {
    assertThat(pictures(layout("1.jpg", "2.tiff"))).containsExactly("all:-:1.jpg", "all:-:2.tiff");
  }

  @Test
  void goesOnBelowClassFolders() {
    assertThat(pictures(layout("cat/x/y/1.jpg", "dog/2.jpg")))
        .containsExactly("all:cat:cat/x/y/1.jpg", "all:dog:dog/2.jpg");
  }

  @Test
  void passesThroughFoldersThatHoldOneFolder() {
    assertThat(pictures(layout("data/pets/cat/1.jpg", "data/pets/dog/2.jpg", "data/readme.txt")))
        .containsExactly("all:cat:data/pets/cat/1.jpg", "all:dog:data/pets/dog/2.jpg");
  }

  @Test
  void readsOneClassWithoutLabels() {
    FolderLayout layout = layout("cat/1.jpg", "cat/2.jpg");
    assertThat(layout.labelNames()).isEmpty();
    assertThat(pictures(layout)).containsExactly("all:-:cat/1.jpg", "all:-:cat/2.jpg");
  }

  @Test
  void knowsSplitsByTheirUsualNames() {
    assertThat(pictures(layout("d/Training/a/1.jpg", "d/test/b/2.jpg", "d/valid/a/3.jpg")))
        .containsExactly(
            "train:a:d/Training/a/1.jpg", "test:b:d/test/b/2.jpg", "val:a:d/valid/a/3.jpg");
  }

  @Test
  void givesALabelTheSameMeaningInAllSplits() {
    FolderLayout layout = layout("train/normal/1.png", "test/defect/2.png", "test/normal/3.png");
    assertThat(layout.labelNames()).containsExactly("defect", "normal");
    assertThat(pictures(layout))
        .containsExactly(
            "test:defect:test/defect/2.png",
            "test:normal:test/normal/3.png",
            "train:normal:train/normal/1.png");
  }

  @Test
  void takesATrainForAVehicleAmongOtherVehicles() {
    assertThat(pictures(layout("car/1.jpg", "train/2.jpg")))
        .containsExactly("all:car:car/1.jpg", "all:train:train/2.jpg");
  }

  @Test
  void readsASplitWithoutClassesWithoutLabels() {
    assertThat(pictures(layout("train/1.jpg", "test/a/2.jpg", "test/b/3.jpg")))
        .containsExactly("test:a:test/a/2.jpg", "test:b:test/b/3.jpg", "train:-:train/1.jpg");
  }

  @Test
  void leavesOutAndListsWhatHasNoPlace() {
    FolderLayout layout =
        layout(
            "train/a/1.jpg",
            "test/b/1.jpg",
            "extra/2.jpg",
            "train/3.jpg",
            "notes.txt",
            ".x.png",
            "__MACOSX/train/a/1.jpg");
    assertThat(layout.entries()).hasSize(2);
    assertThat(layout.skipped())
        .extracting(s -> s.id() + " " + s.reason())
        .containsExactlyInAnyOrder(
            ".x.png is hidden",
            "__MACOSX/train/a/1.jpg is hidden",
            "notes.txt is not named like a picture",
            "extra/2.jpg lies outside of the folders of the splits",
            "train/3.jpg lies beside the folders of the classes");
  }

  @Test
  void takesUnusualNamesForNothingButNames() {
    assertThat(pictures(layout("../../etc/a/1.jpg", "/b/2.jpg"))).hasSize(2);
  }

  @Test
  void givesNothingForNothing() {
    assertThat(layout().entries()).isEmpty();
    assertThat(layout("a.txt").entries()).isEmpty();
  }

  @Test
  void hasNoLabelForAPictureOfAnUnlabelledSet() {
    assertThat(layout("1.jpg").entries().get(0).label()).isEqualTo(OptionalInt.empty());
  }
}
