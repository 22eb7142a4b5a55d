package dev.dyad.cli;

import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import dev.dyad.core.Augmentation;
import dev.dyad.core.Modalities;
import dev.dyad.core.Modality;
import dev.dyad.core.Preset;
import dev.dyad.core.SpecCodec;
import dev.dyad.data.Catalogue;
import dev.dyad.learn.Encoder;
import dev.dyad.learn.LearningSpecs;
import dev.dyad.learn.Method;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** Lists what recipes may name, with default settings. */
@Command(
    name = "list",
    description = "List what recipes may name, with default settings.",
    mixinStandardHelpOptions = true)
final class ListCommand implements Callable<Integer> {
  enum Kind {
    AUGMENTATIONS,
    METHODS,
    ENCODERS,
    MODALITIES,
    DATASETS,
    PROTOCOLS,
    RECIPES;

    @Override
    public String toString() {
      return name().toLowerCase(Locale.ROOT);
    }
  }

  @Parameters(paramLabel = "KIND", description = "${COMPLETION-CANDIDATES}")
  private Kind kind;

  @Option(names = "--json", description = "print them as one JSON object")
  private boolean json;

  @Spec private CommandSpec spec;

  @Override
  public Integer call() throws IOException {
    PrintWriter out = spec.commandLine().getOut();
    if (!json || kind == Kind.DATASETS) {
      list(out);
      return 0;
    }
    var lines = new StringWriter();
    list(new PrintWriter(lines));
    ObjectNode node = new ObjectMapper().createObjectNode();
    lines.toString().lines().forEach(node.putArray(kind.toString())::add);
    out.println(node);
    return 0;
  }

  private void list(PrintWriter out) throws IOException {
    switch (kind) {
      case AUGMENTATIONS -> Modalities.all().forEach(m -> augmentations(m, out));
      case METHODS -> methods(out);
      case ENCODERS -> signatures(Encoder.class).forEach(out::println);
      case MODALITIES -> Modalities.all().forEach(m -> modality(m, out));
      case DATASETS -> DataListCommand.print(Catalogue.builtIn(), json, out);
      case PROTOCOLS ->
          Recipe.PROTOCOLS.stream().map(Class::getSimpleName).sorted().forEach(out::println);
      case RECIPES -> recipes().forEach(out::println);
    }
  }

  private static void modality(Modality<?> modality, PrintWriter out) {
    out.println(modality.name());
    out.println("  readers (data.reader): " + Source.readerNames(modality));
    out.println(
        "  views where none are named: " + SpecCodec.of(modality).write(modality.defaultViews()));
    out.println("  encoder where none is named: " + modality.defaultEncoder());
  }

  private static void augmentations(Modality<?> modality, PrintWriter out) {
    SpecCodec codec = SpecCodec.of(modality);
    out.println(modality.name() + ", presets:");
    codec.names(Preset.class).forEach(n -> out.println("  " + codec.signature(Preset.class, n)));
    out.println(modality.name() + ", augmentations:");
    codec
        .names(Augmentation.class)
        .forEach(n -> out.println("  " + codec.signature(Augmentation.class, n)));
  }

  private static void methods(PrintWriter out) {
    SpecCodec codec = LearningSpecs.codec();
    for (String name : codec.names(Method.class)) {
      String signature = codec.signature(Method.class, name);
      Method method = codec.read(Method.class, name);
      out.println(signature);
      out.println("  " + method.about());
      out.println("  " + method.paper());
    }
  }

  private static List<String> signatures(Class<?> kind) {
    SpecCodec codec = LearningSpecs.codec();
    return codec.names(kind).stream().map(n -> codec.signature(kind, n)).toList();
  }

  private static List<String> recipes() throws IOException {
    Path samples = Path.of(System.getProperty("dyad.home", "."), "samples");
    if (!Files.isDirectory(samples)) {
      return List.of();
    }
    var lines = new ArrayList<String>();
    try (Stream<Path> files = Files.list(samples)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).sorted().toList()) {
        String first = Files.readAllLines(file).stream().findFirst().orElse("");
        lines.add("%s  %s".formatted(file, first.replaceFirst("^#\\s*", "")));
      }
    }
    return lines;
  }
}
