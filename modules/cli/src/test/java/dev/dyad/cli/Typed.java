package dev.dyad.cli;

import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** What a typed command printed, and its exit code. */
record Typed(int code, String out, String err) {
  static final String RECIPE = Path.of("..", "..", "samples", "digits-simclr.yaml").toString();
  static final Path DIGITS =
      Path.of("..", "..", "samples", "data", "digits").toAbsolutePath().normalize();

  static Typed dyad(String... args) {
    var out = new StringWriter();
    var err = new StringWriter();
    int code = Main.run(new PrintWriter(out, true), new PrintWriter(err, true), args);
    return new Typed(code, out.toString(), err.toString());
  }

  /** The same with arguments that are written as they show themselves. */
  static Typed with(Object... args) {
    return dyad(Stream.of(args).map(Object::toString).toArray(String[]::new));
  }

  /** One epoch over 300 digits. */
  static Typed train(Path out, String... sets) {
    var args = new ArrayList<>(List.of("train", RECIPE, "--out", out.toString()));
    var all = new ArrayList<>(List.of("data.path=" + DIGITS, "epochs=1", "data.limit=300"));
    all.add("evaluate.tsne=0");
    all.addAll(List.of(sets));
    all.forEach(set -> args.addAll(List.of("--set", set)));
    return dyad(args.toArray(String[]::new));
  }
}
