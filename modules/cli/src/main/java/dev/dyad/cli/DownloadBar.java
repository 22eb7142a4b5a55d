package dev.dyad.cli;

import dev.dyad.data.DataProgress;
import java.util.Optional;
import java.util.function.IntConsumer;

/** Shows how a data set comes, on a terminal. */
final class DownloadBar implements DataProgress {
  private final Terminal terminal;
  private IntConsumer bar = n -> {};

  DownloadBar(Terminal terminal) {
    this.terminal = terminal;
  }

  @Override
  public void begin(String file, long bytesThere, Optional<Long> bytes) {
    terminal.say(
        "%s, %s%s",
        file,
        bytes.map(DataSetText::bytes).orElse("size not known"),
        bytesThere == 0 ? "" : ", " + DataSetText.bytes(bytesThere) + " of it here already");
    bar = terminal.count(file, bytes.orElse(-1L) - bytesThere);
  }

  @Override
  public void advance(int bytes) {
    bar.accept(bytes);
  }

  @Override
  public void say(String message) {
    terminal.say("%s", message);
  }
}
