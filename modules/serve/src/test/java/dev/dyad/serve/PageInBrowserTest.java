package dev.dyad.serve;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The page in a real browser. */
class PageInBrowserTest {
  private static final String FOUND =
      "[...document.querySelectorAll('#hits .id')].map(e => e.textContent).join(' ')";

  @TempDir private static Path folder;
  private static EncoderService service;
  private static Browser browser;

  @BeforeAll
  static void start() throws Exception {
    var limits = new ServiceLimits(1000, 20, 8, 20, 16, 1);
    service =
        EncoderService.start(
            new ServiceAddress(), limits, new Letters(), Optional.of(new LetterIndex()));
    browser = Browser.start(folder);
    browser.call("Log.enable", Browser.with());
  }

  @AfterAll
  static void stop() throws IOException {
    if (browser != null) {
      browser.close();
    }
    service.close();
  }

  @BeforeEach
  void open() throws Exception {
    browser.open("http://127.0.0.1:" + service.port() + "/");
    browser.until("document.getElementById('about').textContent.includes('5 entries')");
  }

  private static String text(String script) throws Exception {
    return browser.value(script).asText();
  }

  private static void type(String words) throws Exception {
    browser.value(
        "document.getElementById('words').value = '"
            + words
            + "';"
            + "document.getElementById('ask').requestSubmit()");
    browser.until("document.getElementById('say').textContent.includes('most similar first')");
  }

  /** Drops a file as a hand does, through the events of the page. */
  private static void drop(String name, String content) throws Exception {
    browser.value(
        """
        (() => {
          const dropped = new DataTransfer();
          dropped.items.add(new File(["%s"], "%s", { type: "text/plain" }));
          const settings = { dataTransfer: dropped, bubbles: true, cancelable: true };
          document.getElementById("drop").dispatchEvent(new DragEvent("drop", settings));
        })()
        """
            .formatted(content, name));
  }

  @Test
  void typedWordsFindNeighbours() throws Exception {
    type("aple");
    assertThat(text(FOUND)).startsWith("apple ape");
    assertThat(text("document.querySelector('#hits .similarity').textContent")).isEqualTo("0.9449");
    assertThat(text("document.querySelector('#hits .words').textContent")).isEqualTo("apple");
  }

  @Test
  void aDroppedFileFindsNeighbours() throws Exception {
    drop("fruit.txt", "zo");
    browser.until("document.querySelector('#hits .id') !== null");
    assertThat(text(FOUND)).startsWith("zoo");
    assertThat(text("document.querySelector('#query .words').textContent")).isEqualTo("zo");
  }

  @Test
  void aNeighbourIsAskedForMoreLikeIt() throws Exception {
    type("aple");
    browser.value("document.querySelector('#hits .more').click()");
    browser.until("document.querySelector('#query .id')?.textContent === 'id:apple'");
    assertThat(text(FOUND)).startsWith("ape").doesNotContain("apple");
  }

  @Test
  void whatIsWrongIsSaid() throws Exception {
    drop("broken.txt", "broken");
    browser.until("document.getElementById('say').className === 'wrong'");
    assertThat(text("document.getElementById('say').textContent"))
        .isEqualTo("broken.txt: a line is broken");
    drop("large.txt", "x".repeat(2000));
    browser.until("document.getElementById('say').textContent.includes('up to 1,000')");
  }

  @Test
  void namesAreNoMarkup() throws Exception {
    type("b");
    assertThat(text(FOUND)).startsWith("<b>\"&");
    assertThat(browser.value("document.querySelectorAll('#hits b').length").asInt()).isZero();
  }

  @Test
  void fitsAPhoneAndTurnsDark() throws Exception {
    type("aple");
    browser.call(
        "Emulation.setDeviceMetricsOverride",
        Browser.with()
            .put("width", 360)
            .put("height", 740)
            .put("deviceScaleFactor", 1)
            .put("mobile", true));
    assertThat(browser.value("document.documentElement.scrollWidth").asInt()).isEqualTo(360);
    browser.call("Emulation.clearDeviceMetricsOverride", Browser.with());
    String before = text("getComputedStyle(document.body).backgroundColor");
    browser.value("document.getElementById('theme').click()");
    assertThat(text("getComputedStyle(document.body).backgroundColor")).isNotEqualTo(before);
  }

  @Test
  void pagesOfOtherSitesCannotAsk() throws Exception {
    String script =
        "fetch('http://127.0.0.1:%d/embed', {method: 'POST', mode: 'no-cors', body: 'a',"
            + " headers: {'Content-Type': 'text/plain'}}).then(r => r.type, e => 'failed')";
    String good = "path=\"/embed\",status=\"200\"";
    var client = new Client(service.port());
    browser.open("data:text/html,elsewhere");
    browser.value(script.formatted(service.port()));
    assertThat(client.get("/metrics").body()).doesNotContain(good);
    open();
    browser.value(script.formatted(service.port()));
    assertThat(client.get("/metrics").body()).contains(good); // the page itself can
  }
}
