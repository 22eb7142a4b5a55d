package dev.dyad.data;

import static dev.dyad.data.Sets.IMPATIENT;
import static dev.dyad.data.Sets.known;
import static dev.dyad.data.Sets.unknown;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.sun.net.httpserver.HttpHandler;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Good, slow and broken servers, and what lies on disk afterwards. */
class DownloadTest {
  private static final byte[] BODY = Sets.bytes(200_000);

  @TempDir private Path folder;
  private DataStore store;
  private Served served;

  @BeforeEach
  void start() throws IOException {
    store = new DataStore(folder.resolve("store"));
    served = new Served();
  }

  @AfterEach
  void stop() {
    served.close();
  }

  private void download(RemoteFile... files) throws IOException {
    store.download(Sets.of(files), IMPATIENT, DataProgress.NONE);
  }

  private List<String> onDisk() {
    return Sets.files(store.root());
  }

  private void assertNothingIsLeft() {
    assertThat(onDisk()).isEmpty();
    assertThat(store.root().resolve(".parts")).doesNotExist();
    assertThat(store.has("tiny")).isFalse();
  }

  @Test
  void bringsFilesInPlaceAndNothingElse() throws IOException {
    String one = served.at("/one", Served.whole(BODY));
    String two = served.at("/two", Served.whole(Sets.bytes(10)));
    download(known("one.bin", BODY, one), unknown("two.bin", 100, two));
    assertThat(onDisk()).containsExactly("tiny/one.bin", "tiny/two.bin");
    assertThat(store.root().resolve(".parts")).doesNotExist();
    assertThat(Files.readAllBytes(store.folder("tiny").resolve("one.bin"))).isEqualTo(BODY);
  }

  @Test
  void tellsWhatCameAndWhatWasChecked() throws IOException {
    String one = served.at("/one", Served.whole(BODY));
    String two = served.at("/two", Served.whole(Sets.bytes(10)));
    download(known("one.bin", BODY, one), unknown("two.bin", 100, two));
    Receipt receipt = store.receipt("tiny").orElseThrow();
    assertThat(receipt.files())
        .containsExactly(
            new Receipt.Piece("one.bin", one, 200_000, Sets.sha256(BODY), "SHA-256 (its authors)"),
            new Receipt.Piece("two.bin", two, 10, Sets.sha256(Sets.bytes(10)), "not known"));
  }

  @Test
  void goesOnAfterACut() throws IOException {
    String address = served.at("/a", Served.inTurn(Served.cut(BODY, 70_000), Served.ranges(BODY)));
    download(known("a.bin", BODY, address));
    assertThat(Files.readAllBytes(store.folder("tiny").resolve("a.bin"))).isEqualTo(BODY);
    assertThat(served.asked()).containsExactly("/a", "/a bytes=70000-");
  }

  @Test
  void goesOnAtTheNextCommandAfterAllAttemptsWereCut() throws IOException {
    HttpHandler cuts =
        Served.inTurn(Served.cut(BODY, 70_000), Served.status(503), Served.ranges(BODY));
    RemoteFile file = known("a.bin", BODY, served.at("/a", cuts));
    assertThatThrownBy(() -> download(file)).hasMessageContaining("answers 503");
    assertThat(onDisk()).containsExactly(".parts/tiny/a.bin.part", ".parts/tiny/a.bin.part.from");
    assertThat(store.has("tiny")).isFalse();
    download(file);
    assertThat(onDisk()).containsExactly("tiny/a.bin");
    assertThat(served.asked()).containsExactly("/a", "/a bytes=70000-", "/a bytes=70000-");
  }

  @Test
  void doesNotDownloadAgainWhatIsVerified() throws IOException {
    RemoteFile good = known("one.bin", BODY, served.at("/one", Served.whole(BODY)));
    HttpHandler late = Served.inTurn(Served.status(404), Served.whole(BODY));
    RemoteFile other = known("two.bin", BODY, served.at("/two", late));
    assertThatThrownBy(() -> download(good, other)).isInstanceOf(IOException.class);
    assertThat(onDisk()).containsExactly(".parts/tiny/one.bin");
    download(good, other);
    assertThat(served.asked()).containsExactly("/one", "/two", "/two");
  }

  @Test
  void beginsAnewWhereTheServerIgnoresRanges() throws IOException {
    String address = served.at("/a", Served.inTurn(Served.cut(BODY, 70_000), Served.whole(BODY)));
    download(known("a.bin", BODY, address));
    assertThat(Files.readAllBytes(store.folder("tiny").resolve("a.bin"))).isEqualTo(BODY);
  }

  @Test
  void beginsAnewWhereTheRestIsOfAnotherFile() throws IOException {
    byte[] other = Sets.bytes(BODY.length);
    other[150_000]++;
    HttpHandler mixed =
        Served.inTurn(Served.cut(BODY, 70_000), Served.ranges(other), Served.whole(BODY));
    download(known("a.bin", BODY, served.at("/a", mixed)));
    assertThat(Files.readAllBytes(store.folder("tiny").resolve("a.bin"))).isEqualTo(BODY);
    assertThat(served.asked()).containsExactly("/a", "/a bytes=70000-", "/a");
  }

  @Test
  void doesNotJoinPartsOfWhichNothingIsKnown() throws IOException {
    HttpHandler without =
        exchange -> {
          exchange.sendResponseHeaders(200, BODY.length);
          exchange.getResponseBody().write(BODY, 0, 70_000);
          exchange.getResponseBody().flush();
          throw new IOException("the line is cut");
        };
    String address = served.at("/a", Served.inTurn(without, Served.ranges(BODY)));
    download(unknown("a.bin", 1 << 20, address));
    assertThat(served.asked()).containsExactly("/a", "/a");
  }

  @Test
  void keepsNothingWhoseChecksumIsWrong() throws IOException {
    byte[] other = Sets.bytes(BODY.length);
    other[0]++;
    RemoteFile file = known("a.bin", BODY, served.at("/a", Served.ranges(other)));
    assertThatThrownBy(() -> download(file))
        .hasMessageContaining("/a has another file: its checksum is wrong")
        .hasMessageContaining("--from");
    assertNothingIsLeft();
    assertThat(served.asked()).containsExactly("/a");
  }

  @Test
  void keepsTheOldSetWhereTheNewOneFails() throws IOException {
    HttpHandler first = Served.inTurn(Served.whole(BODY), Served.status(404));
    RemoteFile file = known("a.bin", BODY, served.at("/a", first));
    download(file);
    assertThatThrownBy(() -> download(file)).isInstanceOf(IOException.class);
    assertThat(onDisk()).containsExactly("tiny/a.bin");
  }

  @Test
  void takesTheMirrorWhereTheFirstAddressHasNothing() throws IOException {
    String gone = served.at("/gone", Served.status(404));
    String wrong = served.at("/wrong", Served.whole(Sets.bytes(199_999)));
    String mirror = served.at("/mirror", Served.whole(BODY));
    var said = new ArrayList<String>();
    store.download(
        Sets.of(known("a.bin", BODY, gone, wrong, mirror)), IMPATIENT, new Listening(said));
    assertThat(onDisk()).containsExactly("tiny/a.bin");
    assertThat(served.asked()).containsExactly("/gone", "/wrong", "/mirror");
    assertThat(said)
        .contains(
            gone + " answers 404",
            wrong + " has a file of 199,999 bytes, but it must have 200,000");
  }

  @Test
  void asksAgainWhereTheServerFails() throws IOException {
    String address = served.at("/a", Served.inTurn(Served.status(500), Served.whole(BODY)));
    download(known("a.bin", BODY, address));
    assertThat(served.asked()).containsExactly("/a", "/a");
  }

  @Test
  void givesUpAServerThatSaysNothing() {
    HttpHandler silent =
        exchange -> {
          try {
            Thread.sleep(5_000);
          } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
          }
        };
    var patience = new Patience(20_000, 300, 2, 0, 0, 60_000);
    CatalogueEntry entry = Sets.of(known("a.bin", BODY, served.at("/a", silent)));
    assertThatThrownBy(() -> store.download(entry, patience, DataProgress.NONE))
        .hasMessageContaining("no answer in time");
    assertThat(served.asked()).hasSize(2);
    assertNothingIsLeft();
  }

  @Test
  void givesUpAServerThatDrips() {
    HttpHandler drips =
        exchange -> {
          exchange.sendResponseHeaders(200, BODY.length);
          OutputStream out = exchange.getResponseBody();
          for (int i = 0; i < 200; i++) {
            out.write(BODY, i, 1);
            out.flush();
            try {
              Thread.sleep(10);
            } catch (InterruptedException e) {
              Thread.currentThread().interrupt();
              return;
            }
          }
        };
    var patience = new Patience(20_000, 20_000, 1, 0, 10_000, 100);
    CatalogueEntry entry = Sets.of(known("a.bin", BODY, served.at("/a", drips)));
    assertThatThrownBy(() -> store.download(entry, patience, DataProgress.NONE))
        .hasMessageContaining("is too slow: ");
    assertThat(store.has("tiny")).isFalse();
  }

  @Test
  void followsRedirections() throws IOException {
    String end = served.at("/end", Served.whole(BODY));
    String middle = served.at("/middle", Served.redirect(end));
    download(known("a.bin", BODY, served.at("/start", Served.redirect(middle))));
    assertThat(served.asked()).containsExactly("/start", "/middle", "/end");
  }

  @Test
  void leavesARedirectionThatGoesInACircle() {
    String there = served.at("/there", Served.redirect("/back"));
    String back = served.at("/back", Served.redirect("/there"));
    assertThatThrownBy(() -> download(known("a.bin", BODY, there, back)))
        .hasMessageContaining("redirects in a circle");
    assertThat(served.asked()).containsExactly("/there", "/back", "/back", "/there");
    assertNothingIsLeft();
  }

  @Test
  void doesNotFollowOutOfTheWeb() {
    String address = served.at("/a", Served.redirect("file:///etc/hostname"));
    assertThatThrownBy(() -> download(unknown("a.bin", 1000, address)))
        .hasMessageContaining("redirects to file:///etc/hostname, which is not followed");
  }

  @Test
  void takesNoMoreThanItMay() {
    HttpHandler endless =
        exchange -> {
          exchange.sendResponseHeaders(200, 0); // of a length that is not told
          for (int i = 0; i < 100; i++) {
            exchange.getResponseBody().write(BODY);
          }
        };
    String said = served.at("/said", Served.whole(BODY));
    assertThatThrownBy(
            () -> download(unknown("a.bin", 100_000, said, served.at("/endless", endless))))
        .hasMessageContaining("but it must not have more than 100,000")
        .hasMessageContaining("sends more than 100,000 bytes");
    assertNothingIsLeft();
  }

  @Test
  void noticesABodyThatEndsTooSoon() {
    HttpHandler soon =
        exchange -> {
          exchange.sendResponseHeaders(200, 0);
          exchange.getResponseBody().write(BODY, 0, 1000);
        };
    RemoteFile file = known("a.bin", BODY, served.at("/a", soon));
    assertThatThrownBy(() -> download(file)).hasMessageContaining("ended after 1,000 of 200,000");
    assertThat(store.has("tiny")).isFalse();
  }

  @Test
  void doesNotTakeAPageForTheFile() {
    HttpHandler page =
        exchange -> {
          exchange.getResponseHeaders().set("Content-Type", "text/html; charset=utf-8");
          Served.whole(Sets.utf8("<html>Log in first</html>")).handle(exchange);
        };
    assertThatThrownBy(() -> download(unknown("a.bin", 1000, served.at("/a", page))))
        .hasMessageContaining("answers with a web page");
    assertNothingIsLeft();
  }

  @Test
  void noticesThatAnUnvouchedFileChangedSinceTheFirstTime() throws IOException {
    HttpHandler changing =
        Served.inTurn(Served.whole(Sets.bytes(10)), Served.whole(Sets.bytes(11)));
    RemoteFile file = unknown("a.bin", 100, served.at("/a", changing));
    download(file);
    assertThatThrownBy(() -> download(file))
        .hasMessageContaining("tiny: a.bin is not what came on ")
        .hasMessageContaining("tiny.json");
    assertThat(Files.size(store.folder("tiny").resolve("a.bin"))).isEqualTo(10);
  }

  @Test
  void tellsHowFarItIs() throws IOException {
    var said = new ArrayList<String>();
    var listening = new Listening(said);
    String address = served.at("/a", Served.inTurn(Served.cut(BODY, 70_000), Served.ranges(BODY)));
    store.download(Sets.of(known("a.bin", BODY, address)), IMPATIENT, listening);
    assertThat(said).contains("a.bin 0/200000", "a.bin 70000/200000");
    assertThat(listening.bytes).isEqualTo(200_000);
  }

  /** Keeps what it is told. */
  private static final class Listening implements DataProgress {
    private final List<String> said;
    private long bytes;

    Listening(List<String> said) {
      this.said = said;
    }

    @Override
    public void begin(String file, long bytesThere, Optional<Long> all) {
      said.add(file + " " + bytesThere + "/" + all.orElse(-1L));
    }

    @Override
    public void advance(int more) {
      bytes += more;
    }

    @Override
    public void say(String message) {
      said.add(message);
    }
  }
}
