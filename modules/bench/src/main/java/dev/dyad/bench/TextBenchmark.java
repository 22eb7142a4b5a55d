package dev.dyad.bench;

import dev.dyad.core.Augmentation;
import dev.dyad.core.Origin;
import dev.dyad.core.RandomKey;
import dev.dyad.core.View;
import dev.dyad.text.CharacterNoise;
import dev.dyad.text.Preparation;
import dev.dyad.text.SynonymSwap;
import dev.dyad.text.Text;
import dev.dyad.text.WordDeletion;
import dev.dyad.wordnet.Sense;
import dev.dyad.wordnet.Thesaurus;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * Views of texts: 512 example phrases of WordNet with 8 words or more, prepared beforehand, except
 * where preparing is what is measured.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.Throughput)
@OutputTimeUnit(TimeUnit.SECONDS)
@Warmup(iterations = 3, time = 2)
@Measurement(iterations = 5, time = 2)
@Fork(1)
public class TextBenchmark {
  private static final Origin ORIGIN = new Origin("text", 0, 0, 0);
  private static final int TEXTS = 512;

  private final List<Text> texts =
      Thesaurus.wordNet().senses().stream()
          .map(Sense::examples)
          .flatMap(List::stream)
          .filter(e -> e.split(" ").length >= 8)
          .limit(TEXTS)
          .map(Preparation.GUESSED::prepare)
          .toList();

  private final Augmentation<Text> synonyms = new SynonymSwap();
  private final Augmentation<Text> deletion = new WordDeletion();
  private final Augmentation<Text> noise = new CharacterNoise();
  private int next;

  private View<Text> view(Augmentation<Text> augmentation) {
    int i = next++;
    return augmentation.apply(
        View.raw(texts.get(i % texts.size()), ORIGIN), RandomKey.of(i).generator());
  }

  /** Synonym swaps, views a second. */
  @Benchmark
  public View<Text> synonymSwap() {
    return view(synonyms);
  }

  /** Word deletions, views a second. */
  @Benchmark
  public View<Text> wordDeletion() {
    return view(deletion);
  }

  /** Misspellings, views a second. */
  @Benchmark
  public View<Text> characterNoise() {
    return view(noise);
  }

  /** Tokens, sentences, guessed parts of speech and base forms, texts a second. */
  @Benchmark
  public Text preparation() {
    return Preparation.GUESSED.prepare(texts.get(next++ % texts.size()).content());
  }
}
