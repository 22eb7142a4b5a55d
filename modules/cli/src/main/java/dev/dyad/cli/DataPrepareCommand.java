package dev.dyad.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dyad.core.Contents;
import dev.dyad.core.Dataset;
import dev.dyad.core.DatasetReader;
import dev.dyad.core.Modalities;
import dev.dyad.core.Modality;
import dev.dyad.core.Require;
import dev.dyad.core.SpecCodec;
import dev.dyad.core.UnreadableSampleException;
import dev.dyad.data.ShardWriter;
import java.io.Closeable;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Packs many small files into a few large ones. */
@Command(
    name = "prepare",
    description = {
      "Pack a folder, zip or tar of pictures or sounds into shards: tar archives as"
          + " WebDataset has them, with an index of where each file lies.",
      "Recipes and commands read the folder of shards like the folder they were made of: same"
          + " samples, same ids, same splits and classes."
    },
    mixinStandardHelpOptions = true,
    footerHeading = "%nExamples:%n",
    footer = {
      "  dyad data prepare photos --out photos.shards",
      "  dyad data prepare fsdd --reader AudioFiles --modality audio --out fsdd.shards",
      "  dyad train samples/image-folder.yaml --set data.path=photos.shards"
    })
final class DataPrepareCommand implements Callable<Integer> {
  private static final List<String> USUAL = List.of("image", "audio", "imagetext");

  @Parameters(paramLabel = "PATH", description = "folder, .zip or .tar, or a public data set")
  private Path path;

  @Option(names = "--out", paramLabel = "SHARDS", required = true, description = "folder to make")
  private Path out;

  @Option(
      names = "--modality",
      description = "kind of data (default: the first that reads it: image, audio, ...)")
  private Optional<String> kind;

  @Option(names = "--reader", description = "reads the data, with settings if wanted")
  private Optional<String> reader;

  @Option(
      names = "--shard-size",
      paramLabel = "SIZE",
      description = "most bytes of a shard, such as 64MB or 1GB (default: ${DEFAULT-VALUE})")
  private String shardSize = "256MB";

  @Option(names = "--json", description = "print the outcome as one JSON object")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    long bytes = bytes(shardSize);
    Path found = Source.located(path);
    Require.that(
        Files.exists(found),
        "%s: no such file or folder. %s",
        path,
        KnownData.advice(found).orElse("Give the path of your data"));
    Require.that(
        !found.toString().endsWith("gz"),
        "%s: a compressed tar cannot be read at random. Unpack it and give the folder",
        found);
    Modality<?> modality = kind.isPresent() ? Modalities.named(kind.get()) : firstToRead(found);
    prepare(modality, found, new ShardWriter(bytes));
    return 0;
  }

  /** Bytes of a text such as 256MB. */
  static long bytes(String size) {
    String number = size.strip().replaceFirst("(?i)\\s*([kmg]?)b?$", "");
    Require.that(
        number.matches("\\d{1,9}") && !number.matches("0+"),
        "--shard-size must be a number of bytes, such as 64MB or 1GB, but was '%s'",
        size);
    String unit =
        size.strip().substring(number.length()).strip().toLowerCase(java.util.Locale.ROOT);
    long factor = unit.startsWith("k") ? 1_000 : unit.startsWith("m") ? 1_000_000 : 1;
    return Long.parseLong(number) * (unit.startsWith("g") ? 1_000_000_000 : factor);
  }

  private static Modality<?> firstToRead(Path path) {
    Comparator<Modality<?>> usualFirst =
        Comparator.comparingInt(m -> USUAL.contains(m.name()) ? USUAL.indexOf(m.name()) : 99);
    return Modalities.all().stream()
        .sorted(usualFirst)
        .filter(m -> m.readers().stream().anyMatch(r -> !r.isBuiltIn() && r.accepts(path)))
        .findFirst()
        .orElseThrow(
            () ->
                new IllegalArgumentException(
                    path + ": no reader of any modality takes this. Name --modality and --reader"));
  }

  @SuppressWarnings("unchecked") // read by this modality's codec
  private <T> void prepare(Modality<T> modality, Path from, ShardWriter writer) throws IOException {
    Optional<DatasetReader<T>> named =
        reader.map(r -> (DatasetReader<T>) SpecCodec.of(modality).read(DatasetReader.class, r));
    DatasetReader<T> used = named.isPresent() ? named.get() : Source.readerFor(modality, from);
    try (Contents contents = Contents.open(from)) {
      var names = new HashSet<>(contents.names());
      Map<String, Integer> classes = new HashMap<>();
      int samples = 0;
      Dataset<T> data = used.read(from, DatasetReader.ALL);
      try {
        samples = files(data, names, classes);
      } finally {
        if (data instanceof Closeable closeable) {
          closeable.close();
        }
      }
      Require.that(
          samples > 0,
          "%s: %s reads its samples out of larger files (the first is '%s'), which are as good as"
              + " shards. Only samples that are files of their own are packed",
          from,
          used.getClass().getSimpleName(),
          data.size() == 0 ? "" : data.id(0));
      print(modality, samples, writer.write(contents, classes, out));
    }
  }

  /** How many samples are files by themselves; notes their classes. */
  private static <T> int files(Dataset<T> data, Set<String> names, Map<String, Integer> classes) {
    int samples = 0;
    for (int i = 0; i < data.size(); i++) {
      String id = data.id(i);
      if (names.contains(id)) {
        samples++;
        try {
          data.label(i).ifPresent(label -> classes.put(id, label));
        } catch (UnreadableSampleException e) {
          classes.remove(id); // packed as it is; whoever reads it says what is wrong
        }
      }
    }
    return samples;
  }

  private void print(Modality<?> modality, int samples, ShardWriter.Written written) {
    if (json) {
      ObjectNode node = new ObjectMapper().createObjectNode();
      node.put("out", out.toString()).put("modality", modality.name()).put("samples", samples);
      node.put("files", written.files()).put("shards", written.shards());
      node.put("bytes", written.bytes());
      spec.commandLine().getOut().println(node);
      return;
    }
    spec.commandLine()
        .getOut()
        .printf(
            "%s: %,d samples (%s), %,d files in %,d shards, %s%n",
            out,
            samples,
            modality.name(),
            written.files(),
            written.shards(),
            DataSetText.bytes(written.bytes()));
  }
}
