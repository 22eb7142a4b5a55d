package dev.dyad.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MarkupTest {
  @Test
  void escapesWhatWouldBeMarkup() {
    assertThat(Markup.escape("<a href=\"x\" id='y'>&amp;"))
        .isEqualTo("&lt;a href=&quot;x&quot; id=&#39;y&#39;&gt;&amp;amp;");
  }

  @Test
  void keepsEmojiAndScriptsOfAllDirections() {
    assertThat(Markup.escape("😀 שלום é")).isEqualTo("😀 שלום é");
  }

  @Test
  void replacesControlsAndHalvesOfSurrogates() {
    assertThat(Markup.escape("a\u0000b\ud800c\udc00d")).isEqualTo("a\ufffdb\ufffdc\ufffdd");
  }

  @Test
  void writesTextsAndAttributesEscaped() {
    var out = new Markup();
    out.open("p", "title", "\"<").text("</p>").close();
    assertThat(out).hasToString("<p title=\"&quot;&lt;\">&lt;/p&gt;</p>");
  }

  @Test
  void endsElementsThatHoldNothing() {
    var out = new Markup();
    out.open("img", "alt", "").close().open("path", "d", "M0 0").close().open("ul").close();
    assertThat(out).hasToString("<img alt=\"\"><path d=\"M0 0\"/><ul></ul>");
  }

  @Test
  void writesJsonThatCannotEndItsScript() {
    assertThat(Markup.json("</script>\"\\\n\u2028"))
        .isEqualTo("\"\\u003c/script\\u003e\\\"\\\\\\n\\u2028\"");
  }

  @Test
  void refusesRawContentThatEndsItsElement() {
    assertThatThrownBy(() -> new Markup().raw("script", "x</script>"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("script must not contain");
  }
}
