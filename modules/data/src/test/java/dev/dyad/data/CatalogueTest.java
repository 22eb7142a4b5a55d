package dev.dyad.data;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class CatalogueTest {
  private static final String SET =
      """
      sets:
        - name: tiny
          title: Tiny
          modality: image
          samples: "3"
          home: https://example.org
          licence: CC0
          citation: Nobody 2020
          reader: ImageFolder
          recipe: image-folder.yaml
          settings: []
          files:
            - {name: a.zip, addresses: [https://example.org/a.zip], maxBytes: 10}
      """;

  @Test
  void builtInOneHasWhatIsPromised() {
    assertThat(Catalogue.builtIn().names())
        .contains("mnist", "fashion-mnist", "kmnist", "cifar10", "cifar100", "stl10", "fsdd")
        .contains("speech-commands", "esc-50", "stsb", "ag-news", "nab", "flickr8k")
        .contains("mutag", "proteins", "nci1", "imdb-binary", "gunpoint", "ecg5000");
  }

  @Test
  void everyEntrySaysItsTermsAndWhatMustComeOut() {
    for (CatalogueEntry entry : Catalogue.builtIn().entries()) {
      assertThat(List.of(entry.licence(), entry.citation(), entry.samples(), entry.home()))
          .as(entry.name())
          .noneMatch(text -> text.isBlank() || text.contains("<"));
      boolean vouchedFor = entry.files().stream().allMatch(f -> f.checksums().isPresent());
      assertThat(vouchedFor || entry.content().isPresent()).as(entry.name()).isTrue();
      boolean unpacks = entry.files().stream().anyMatch(f -> f.unpack().isPresent());
      assertThat(!unpacks || entry.content().isPresent()).as(entry.name()).isTrue();
    }
  }

  @Test
  void addsUpWhatIsDownloaded() {
    assertThat(Catalogue.builtIn().named("mnist").bytes()).contains(11_594_722L);
    assertThat(Catalogue.builtIn().named("fsdd").bytes()).isEmpty();
    assertThat(Catalogue.builtIn().named("fsdd").limit()).isEqualTo(60_000_000);
  }

  @Test
  void fillsInTheMembersOfAFamily() {
    CatalogueEntry mutag = Catalogue.builtIn().named("MUTAG");
    assertThat(mutag.name()).isEqualTo("mutag");
    assertThat(mutag.files().get(0).addresses())
        .containsExactly("https://www.chrsmrrs.com/graphkerneldatasets/MUTAG.zip");
    assertThat(mutag.command())
        .isEqualTo("dyad train samples/mutag-graphcl.yaml --set data.path=mutag");
  }

  @Test
  void namesTheNearestWhereThereIsNone() {
    assertThatThrownBy(() -> Catalogue.builtIn().named("fashon-mnist"))
        .hasMessageStartingWith(
            "No data set 'fashon-mnist' in the catalogue. Maybe fashion-mnist.");
  }

  @Test
  void readsAnEntry() {
    CatalogueEntry entry = Catalogue.parse(SET).named("tiny");
    assertThat(entry.files()).hasSize(1);
    assertThat(entry.limit()).isEqualTo(10);
    assertThat(entry.content()).isEmpty();
  }

  @Test
  void saysWhichEntryHasAWrongSetting() {
    assertThatThrownBy(() -> Catalogue.parse(SET.replace("maxBytes", "maxBites")))
        .hasMessageStartingWith("tiny: RemoteFile has no setting 'maxBites'. Maybe maxBytes.");
    assertThatThrownBy(() -> Catalogue.parse(SET.replace(", maxBytes: 10", "")))
        .hasMessageContaining("a.zip: give bytes, or else maxBytes");
    assertThatThrownBy(() -> Catalogue.parse(SET.replace("https://example.org/a", "ftp://a")))
        .hasMessageContaining("must begin with https:// or http://");
    assertThatThrownBy(() -> Catalogue.parse(SET.replace("a.zip, add", "../a.zip, add")))
        .hasMessageContaining("name must be a plain file name: '../a.zip'");
  }

  @Test
  void refusesWhatIsNoCatalogue() {
    assertThatThrownBy(() -> Catalogue.parse("set: []"))
        .hasMessage("a catalogue has no 'set'. Maybe sets. Known: families, sets.");
    assertThatThrownBy(() -> Catalogue.parse("- a")).hasMessageContaining("must be a map");
    assertThatThrownBy(() -> Catalogue.parse("sets: {")).hasMessageContaining("not valid YAML");
    assertThatThrownBy(() -> Catalogue.parse(SET + SET.substring("sets:\n".length())))
        .hasMessage("the catalogue has two entries called tiny");
  }
}
