package dev.dyad.cli;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dyad.core.Change;
import dev.dyad.core.Drawing;
import dev.dyad.core.Modalities;
import dev.dyad.core.Modality;
import dev.dyad.core.Origin;
import dev.dyad.core.RandomKey;
import dev.dyad.core.Require;
import dev.dyad.core.Sample;
import dev.dyad.core.SpecCodec;
import dev.dyad.core.View;
import dev.dyad.pairs.ViewSampler;
import dev.dyad.report.ViewGallery;
import dev.dyad.report.Views;
import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** Shows what the views of a recipe look like, and rebuilds one. */
@Command(
    name = "views",
    description = "Gallery of the views of a few samples, with what was done to each.",
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  dyad views samples/digits-simclr.yaml --out views.html",
      "  dyad views samples/digits-simclr.yaml --replay views/view-0-1.json --out again.png"
    })
final class ViewsCommand implements Callable<Integer> {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Mixin private RecipeOptions recipe;

  @Option(names = "--count", description = "samples to show (default: ${DEFAULT-VALUE})")
  private int count = 8;

  @Option(
      names = "--epoch",
      description = "epoch whose views are shown (default: ${DEFAULT-VALUE})")
  private int epoch = 0;

  @Option(
      names = "--out",
      description = "page to write, or picture or sound with --replay (default: ${DEFAULT-VALUE})")
  private Path out = Path.of("views.html");

  @Option(names = "--replay", paramLabel = "VIEW.json", description = "rebuild one view exactly")
  private Path replay;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    Require.positive("--count", count);
    Require.that(epoch >= 0, "--epoch must be 0 or more, but was %d", epoch);
    Recipe read = recipe.read();
    if (replay == null) {
      gallery(Modalities.named(read.modality()), read);
    } else {
      replay(Modalities.named(read.modality()), read);
    }
    return 0;
  }

  private <T> void gallery(Modality<T> modality, Recipe read) throws IOException {
    Require.that(
        out.toString().endsWith(".html"),
        "--out must end in .html (a .png of the same is written beside it), but was '%s'",
        out);
    Workload<T> work = Workload.open(modality, read);
    var sampler =
        new ViewSampler<>(
            work.train(), work.views().pipelines(), read.batchOrder(), RandomKey.of(read.seed()));
    var gallery = new ViewRows<>(modality, sampler, epoch);
    Views views = gallery.rows(count);
    String command = "dyad views %s --count %d --epoch %d".formatted(recipe.words(), count, epoch);
    var facts = Map.of("seed", Long.toString(read.seed()), "epoch", Integer.toString(epoch));
    Path sheet = ViewGallery.write(out, "Views of " + recipe.name(), command, views, facts);
    Path folder = out.toAbsolutePath().resolveSibling(stem(out));
    Files.createDirectories(folder);
    int written = 0;
    for (View<T> view : gallery.shown()) {
      String name =
          "view-%d-%d.json"
              .formatted(written / sampler.pipelines().size(), view.origin().viewIndex());
      Files.writeString(folder.resolve(name), json(modality, view));
      written++;
    }
    int files = writeFiles(views, folder);
    gallery
        .skipped()
        .forEach(s -> spec.commandLine().getErr().printf("skipped %s: %s%n", s.id(), s.reason()));
    PrintWriter print = spec.commandLine().getOut();
    print.print(ViewLines.of(views, Ansi.AUTO.enabled()));
    print.printf("%s%n%s%n%d views as JSON, to replay: %s%n", out, sheet, written, folder);
    if (files > 0) {
      boolean heard = views.samples().get(0).original() instanceof Drawing.Sound;
      String what =
          heard ? "sounds, the originals too, as WAV" : "drawings, the originals too, as SVG";
      print.printf("%d %s: %s%n", files, what, folder);
    }
  }

  /** Writes what can be heard and what stays sharp at any size; gives how many files that were. */
  private static int writeFiles(Views views, Path folder) throws IOException {
    int written = 0;
    for (int row = 0; row < views.samples().size(); row++) {
      Views.Row sample = views.samples().get(row);
      written += write(sample.original(), folder, "original-%d".formatted(row));
      for (int v = 0; v < sample.views().size(); v++) {
        written += write(sample.views().get(v).drawing(), folder, "view-%d-%d".formatted(row, v));
      }
    }
    return written;
  }

  private static int write(Drawing drawing, Path folder, String name) throws IOException {
    if (drawing instanceof Drawing.Sound sound) {
      Files.write(folder.resolve(name + ".wav"), sound.wav());
      return 1;
    }
    if (drawing instanceof Drawing.Vector vector) {
      Files.writeString(folder.resolve(name + ".svg"), vector.svg());
      return 1;
    }
    return 0;
  }

  private static String stem(Path file) {
    return file.getFileName().toString().replaceFirst("\\.[^.]*$", "");
  }

  private static <T> String json(Modality<T> modality, View<T> view) {
    SpecCodec codec = SpecCodec.of(modality);
    ObjectNode node = JSON.createObjectNode();
    node.put("sampleId", view.origin().sampleId());
    node.put("epoch", view.origin().epoch());
    node.put("viewIndex", view.origin().viewIndex());
    node.put("key", view.origin().key());
    var changes = node.putArray("changes");
    view.changes().forEach(c -> changes.add(codec.write(c)));
    return node.toPrettyString() + "\n";
  }

  private JsonNode json(String text) {
    try {
      return JSON.readTree(text);
    } catch (JsonProcessingException e) {
      throw new IllegalArgumentException(
          "%s: not a view; it is no JSON, as `dyad views` writes it".formatted(replay), e);
    }
  }

  @SuppressWarnings("unchecked") // changes that this modality's codec reads are changes of its type
  private <T> void replay(Modality<T> modality, Recipe read) throws IOException {
    JsonNode node = json(Files.readString(replay));
    Require.that(
        node.path("sampleId").isTextual() && node.path("changes").isArray(),
        "%s: not a view; it needs sampleId and changes, as `dyad views` writes them",
        replay);
    SpecCodec codec = SpecCodec.of(modality);
    List<Change<T>> changes = new ArrayList<>();
    node.path("changes").forEach(c -> changes.add(codec.read(Change.class, c.asText())));
    Sample<T> sample = find(Workload.open(modality, read), node.path("sampleId").asText());
    View<T> view = View.raw(sample.value(), new Origin(sample.id(), 0, 0, 0));
    for (Change<T> change : changes) {
      view = view.then(change);
    }
    Drawing drawing = modality.draw(sample.value(), view);
    PrintWriter print = spec.commandLine().getOut();
    changes.forEach(c -> print.println(codec.write(c)));
    if (drawing instanceof Drawing.Captioned captioned) {
      show(captioned.picture(), print);
      show(captioned.words(), print);
    } else {
      show(drawing, print);
    }
  }

  private void show(Drawing drawing, PrintWriter print) throws IOException {
    if (drawing instanceof Drawing.Picture picture) {
      Path file = replayed(".png");
      Pictures.write(picture, file);
      print.println(file);
    } else if (drawing instanceof Drawing.Sound sound) {
      Path file = replayed(".wav");
      Files.write(file, sound.wav());
      print.println(file);
    } else if (drawing instanceof Drawing.Vector vector) {
      Path file = replayed(".svg");
      if (file.toString().endsWith(".png")) {
        Pictures.write(vector.picture(), file);
      } else {
        Files.writeString(file, vector.svg());
      }
      print.println(file);
    } else if (drawing instanceof Drawing.Words words) {
      print.println(words.text());
    } else if (drawing instanceof Drawing.Diff diff) {
      print.print(ViewLines.of(diff, Ansi.AUTO.enabled()));
    }
  }

  private Path replayed(String ending) {
    return out.toString().endsWith(".html") ? out.resolveSibling(stem(replay) + ending) : out;
  }

  private <T> Sample<T> find(Workload<T> work, String id) {
    for (int i = 0; i < work.train().size(); i++) {
      if (work.train().id(i).equals(id)) {
        return work.train().get(i);
      }
    }
    throw new IllegalArgumentException(
        "%s: the recipe's training data has no sample '%s'".formatted(replay, id));
  }
}
