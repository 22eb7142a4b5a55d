package dev.dyad.learn.encoder;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import dev.dyad.core.RandomKey;
import dev.dyad.core.Tensor;
import dev.dyad.learn.Adam;
import dev.dyad.learn.BatchSource;
import dev.dyad.learn.DeviceChoice;
import dev.dyad.learn.Encoder;
import dev.dyad.learn.Method;
import dev.dyad.learn.Pretrained;
import dev.dyad.learn.StopSignal;
import dev.dyad.learn.TrainedEncoder;
import dev.dyad.learn.Training;
import dev.dyad.learn.TrainingListener;
import dev.dyad.learn.TrainingSpec;
import dev.dyad.learn.method.CLIP;
import dev.dyad.learn.method.GradCache;
import dev.dyad.pairs.CollatedBatch;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Gray squares, and their brightness as a word: 1 to 8. */
class TwoTowersTest {
  private static final int N = 8;
  private static final int SIDE = 4;
  private static final Tensor NONE = new Tensor.Floats(N, 0);
  private static final Encoder TOWERS =
      new TwoTowers(
          new SimpleCnn(8, Precision.FLOAT32), new BagOfEmbeddings(32, 8, Pooling.MEAN, 0, 0), 16);

  @TempDir private Path folder;

  private static Tensor squares(RandomGenerator random) {
    var squares = new Tensor.Floats(N, 1, SIDE, SIDE);
    for (int i = 0; i < N * SIDE * SIDE; i++) {
      int image = i / (SIDE * SIDE);
      double gray = (double) image / N;
      squares.data().put(i, (float) (gray + 0.02 * random.nextGaussian()));
    }
    return squares;
  }

  private static Tensor words() {
    var words = new Tensor.Longs(N, 2);
    for (int i = 0; i < N; i++) {
      words.data().put(2 * i, i + 1);
    }
    return words;
  }

  private static List<Tensor> pictures(long seed) {
    return List.of(squares(RandomKey.of(seed).generator()), new Tensor.Longs(N, 0));
  }

  private static List<Tensor> captions() {
    return List.of(NONE, words());
  }

  private static BatchSource batches() {
    return new BatchSource() {
      @Override
      public int batchCount(int epoch) {
        return 10;
      }

      @Override
      public Iterator<CollatedBatch> epoch(int epoch, int firstBatch) {
        return IntStream.range(firstBatch, 10)
            .mapToObj(
                b ->
                    new CollatedBatch(
                        IntStream.range(0, N).mapToObj(Integer::toString).toList(),
                        new int[N],
                        IntStream.range(0, N).toArray(),
                        List.of(
                            pictures(10L * epoch + b), List.of(new Tensor.Floats(N, 0), words()))))
            .iterator();
      }
    };
  }

  private TrainedEncoder trained(Method method, int epochs) {
    return trained(method, TOWERS, epochs);
  }

  private TrainedEncoder trained(Method method, Encoder towers, int epochs) {
    var spec = new TrainingSpec(method, towers, new Adam(0.01), epochs, 1);
    Path run = folder.resolve(method.getClass().getSimpleName());
    new Training(spec, batches(), run).start(TrainingListener.SILENT, new StopSignal());
    return TrainedEncoder.load(run.resolve("encoder.safetensors"), new DeviceChoice("cpu"));
  }

  private static int found(float[][] queries, float[][] targets) {
    int found = 0;
    for (int i = 0; i < N; i++) {
      int best = 0;
      for (int j = 1; j < N; j++) {
        best = cosine(queries[i], targets[j]) > cosine(queries[i], targets[best]) ? j : best;
      }
      found += best == i ? 1 : 0;
    }
    return found;
  }

  private static double cosine(float[] a, float[] b) {
    double dot = 0;
    double aa = 0;
    double bb = 0;
    for (int i = 0; i < a.length; i++) {
      dot += (double) a[i] * b[i];
      aa += (double) a[i] * a[i];
      bb += (double) b[i] * b[i];
    }
    return dot / Math.sqrt(aa * bb);
  }

  @Test
  void wordsFindPicturesAfterTrainingAndNotBefore() {
    try (var before = TrainedEncoder.untrained(TOWERS, 1, pictures(0), new DeviceChoice("cpu"));
        var after = trained(new CLIP(), 20)) {
      assertThat(after.architecture()).isEqualTo(TOWERS);
      assertThat(found(before.embed(captions()), before.embed(pictures(999)))).isLessThan(5);
      assertThat(found(after.embed(captions()), after.embed(pictures(999)))).isEqualTo(N);
    }
  }

  /** Its tower of words was trained elsewhere and is frozen, dropout too; the other learns. */
  @Test
  void aTowerMayStartFromWeightsOfItsOwnAndStayAsItIs() throws IOException {
    var words = new BagOfEmbeddings(32, 8, Pooling.MEAN, 0, 0.5);
    Path weights = folder.resolve("words.safetensors");
    try (var elsewhere =
        TrainedEncoder.untrained(words, 77, List.of(words()), new DeviceChoice("cpu"))) {
      elsewhere.save(weights, Map.of());
    }
    var towers =
        new TwoTowers(
            new SimpleCnn(8, Precision.FLOAT32), new Pretrained(words, weights, true), 16);
    String given = numbers(weights);
    try (var after = trained(new CLIP(), towers, 20)) {
      assertThat(after.architecture())
          .isEqualTo(new TwoTowers(new SimpleCnn(8, Precision.FLOAT32), words, 16));
      assertThat(found(after.embed(captions()), after.embed(pictures(999)))).isEqualTo(N);
      assertThat(numbers(folder.resolve("CLIP/encoder.safetensors"))).contains(given);
    }
  }

  @Test
  void oneOfItsTowersMayGoOnAlone() throws IOException {
    trained(new CLIP(), 1).close();
    Path both = folder.resolve("CLIP/encoder.safetensors");
    Path alone = folder.resolve("alone.safetensors");
    var start = new Pretrained(new SimpleCnn(8, Precision.FLOAT32), both);
    List<Tensor> squares = List.of(pictures(5).get(0));
    try (var tower = TrainedEncoder.given(start, squares, new DeviceChoice("cpu"))) {
      tower.save(alone, Map.of());
    }
    assertThat(numbers(both)).contains(numbers(alone));
  }

  /** The bytes behind a file's header. */
  private static String numbers(Path file) throws IOException {
    byte[] all = Files.readAllBytes(file);
    int header = ByteBuffer.wrap(all).order(ByteOrder.LITTLE_ENDIAN).getInt();
    return HexFormat.of().formatHex(all, 8 + header, all.length);
  }

  @Test
  void batchesMayPassPartByPart() {
    try (var after = trained(new GradCache(new CLIP(), 4), 20)) {
      assertThat(found(after.embed(captions()), after.embed(pictures(999)))).isEqualTo(N);
    }
  }

  @Test
  void picturesComeFirstWhereBothAreThere() {
    try (var encoder = TrainedEncoder.untrained(TOWERS, 3, pictures(0), new DeviceChoice("cpu"))) {
      List<Tensor> both = List.of(pictures(5).get(0), words());
      assertThat(encoder.embed(both)).isDeepEqualTo(encoder.embed(pictures(5)));
    }
  }

  @Test
  void firstWeightsNeedPictures() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TrainedEncoder.untrained(TOWERS, 3, captions(), new DeviceChoice("cpu")))
        .withMessageStartingWith("the first view must have pictures");
  }

  @Test
  void oneInputIsNotEnough() {
    List<Tensor> alone = List.of(pictures(0).get(0));
    assertThatIllegalArgumentException()
        .isThrownBy(() -> TrainedEncoder.untrained(TOWERS, 3, alone, new DeviceChoice("cpu")))
        .withMessageContaining("modality: imagetext");
  }
}
