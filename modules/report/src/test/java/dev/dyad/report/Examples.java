package dev.dyad.report;

import dev.dyad.core.Drawing;
import dev.dyad.core.Drawing.Picture;
import dev.dyad.core.RandomKey;
import dev.dyad.core.Skipped;
import dev.dyad.report.FewLabels.Line;
import dev.dyad.report.FewLabels.Point;
import dev.dyad.report.Neighbours.Item;
import dev.dyad.report.Neighbours.Neighbour;
import dev.dyad.report.Scores.Card;
import dev.dyad.report.Scores.Measured;
import dev.dyad.report.Training.AlignmentUniformity;
import dev.dyad.report.Training.Curve;
import dev.dyad.report.Training.Guide;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.random.RandomGenerator;
import java.util.random.RandomGenerator.SplittableGenerator;
import java.util.stream.IntStream;

/** A whole report like that of a real run, with made-up numbers and given pictures. */
final class Examples {
  static final List<String> DIGITS = IntStream.range(0, 10).mapToObj(Integer::toString).toList();

  private Examples() {}

  /** A picture with its label. */
  record Labelled(Picture picture, int label) {}

  /** Plain coloured squares, one hue a label. */
  static List<Labelled> squares(int count) {
    return IntStream.range(0, count)
        .mapToObj(
            i -> {
              byte[] rgb = new byte[16 * 16 * 3];
              for (int at = 0; at < rgb.length; at++) {
                rgb[at] = (byte) (25 * (i % 10) + at % 3 * 40 + i);
              }
              return new Labelled(new Picture(16, 16, rgb), i % 10);
            })
        .toList();
  }

  static Report whole(List<Labelled> pictures) {
    SplittableGenerator random = RandomKey.of(7).generator();
    Map<String, String> provenance = new LinkedHashMap<>();
    provenance.put("seed", "1");
    provenance.put("dyad", "0.1.0");
    provenance.put("Java", "17.0.12, Debian");
    provenance.put("operating system", "Linux 6.1, amd64, 2 processors");
    provenance.put("engine", "DJL 0.35.1, PyTorch 2.7.1");
    provenance.put("device", "cpu()");
    provenance.put(
        "data fingerprint", "9f6d1c0c2ae7b2a4d0f7a8be1e5ad5d3c0a3b7a5f0a1b2c3d4e5f60718293a4b");
    provenance.put("training time", "8 min 12 s");
    List<String> files = List.of("plots/loss.png", "plots/tsne.png", "plots/confusion.png");
    List<Section> sections =
        List.of(
            scores(),
            new Warnings(
                List.of("Embeddings were close to collapse in epoch 2: spread 0.012."),
                List.of(
                    new Skipped("dogs/0012.jpg", "truncated after 3,120 bytes"),
                    new Skipped("cats/readme.png", "not an image: starts with \"This\""))),
            training(random),
            distances(random),
            plane(random),
            scatter(random, pictures),
            views(random, pictures),
            neighbours(random, pictures),
            confusion(random),
            fewLabels(),
            new FileLinks("Plots", files));
    return new Report(
        "SimCLR on MNIST, SimpleCNN",
        "dyad train samples/mnist-simclr.yaml --set data.path=mnist --set seed=1 --out runs/mnist-1",
        sections,
        provenance);
  }

  static Scores scores() {
    return new Scores(
        List.of(
            Card.accuracy(
                "k-NN accuracy",
                new Measured("encoder", 0.9862, 0.9837, 0.9883),
                List.of(
                    new Measured("raw input", 0.9688, 0.9652, 0.9720),
                    new Measured("untrained", 0.9484, 0.9440, 0.9526),
                    Measured.of("chance", 0.1135)),
                "k = 5, cosine, 60,000 fit, 10,000 scored, epoch 10"),
            Card.accuracy(
                "linear probe accuracy",
                new Measured("encoder", 0.9911, 0.9891, 0.9928),
                List.of(
                    new Measured("raw input", 0.9252, 0.9199, 0.9302),
                    new Measured("untrained", 0.9663, 0.9626, 0.9697),
                    Measured.of("chance", 0.1135)),
                "L-BFGS to convergence, 60,000 fit, 10,000 scored, epoch 10"),
            new Card(
                "uniformity",
                Scores.Scale.PLAIN,
                Scores.Better.LOWER,
                Measured.of("encoder", -3.412),
                List.of(Measured.of("untrained", -0.213)),
                "lower is better")));
  }

  private static Training training(RandomGenerator random) {
    int steps = 4680;
    double[] step = IntStream.range(0, steps).asDoubleStream().toArray();
    double[] loss = new double[steps];
    double[] rate = new double[steps];
    double[] speed = new double[steps];
    for (int i = 0; i < steps; i++) {
      loss[i] = 4.05 + 1.3 * Math.exp(-i / 500.0) + 0.06 * random.nextGaussian();
      rate[i] =
          i < 400 ? 1e-3 * i / 400 : 5e-4 * (1 + Math.cos(Math.PI * (i - 400) / (steps - 400)));
      speed[i] = 1450 + 60 * random.nextGaussian() - (i < 20 ? 600 : 0);
    }
    double[] epoch = IntStream.rangeClosed(0, 10).asDoubleStream().toArray();
    double[] spread = {0.019, 0.011, 0.012, 0.031, 0.045, 0.052, 0.058, 0.06, 0.062, 0.063, 0.063};
    var path = new ArrayList<AlignmentUniformity>();
    for (int i = 0; i <= 10; i++) {
      path.add(
          new AlignmentUniformity(
              i, 0.18 + 0.2 * Math.sin(i / 3.5) * Math.exp(-i / 6.0), -0.2 - 3.2 * i / (i + 2.0)));
    }
    return new Training(
        List.of(
            new Curve("loss", "step", step, loss, Optional.of(new Guide("chance", Math.log(255)))),
            Curve.of("learning rate", "step", step, rate),
            Curve.of("samples/s", "step", step, speed),
            new Curve(
                "spread of embeddings",
                "epoch",
                epoch,
                spread,
                Optional.of(new Guide("collapse", 0.01)))),
        path);
  }

  private static PairDistances distances(RandomGenerator random) {
    double[] positive = new double[2000];
    double[] negative = new double[20000];
    for (int i = 0; i < positive.length; i++) {
      positive[i] = Math.min(1.4, Math.abs(0.12 + 0.13 * random.nextGaussian()));
    }
    for (int i = 0; i < negative.length; i++) {
      negative[i] = Math.max(0.05, 0.95 + 0.22 * random.nextGaussian());
    }
    return new PairDistances("cosine distance", positive, negative);
  }

  private static PairPlane plane(RandomGenerator random) {
    var pairs = new ArrayList<PairPlane.Pair>();
    for (int i = 0; i < 150; i++) {
      int label = i % 10;
      double x = 5 * Math.cos(label * 0.63) + 0.8 * random.nextGaussian();
      double y = 4 * Math.sin(label * 0.63) + 0.8 * random.nextGaussian();
      pairs.add(
          new PairPlane.Pair(
              "test/" + i,
              OptionalInt.of(label),
              x,
              y,
              x + 0.3 * random.nextGaussian(),
              y + 0.3 * random.nextGaussian()));
    }
    return new PairPlane("PCA", DIGITS, pairs);
  }

  private static Scatter scatter(RandomGenerator random, List<Labelled> pictures) {
    var dots = new ArrayList<Scatter.Dot>();
    for (int i = 0; i < pictures.size(); i++) {
      int label = pictures.get(i).label();
      double turn = label * 0.628 + 0.1 * random.nextGaussian();
      double radius = (label % 2 == 0 ? 30 : 62) + 4 * random.nextGaussian();
      if (random.nextDouble() < 0.01) {
        turn = random.nextDouble() * 6.28;
      }
      dots.add(
          new Scatter.Dot(
              "test/" + i,
              OptionalInt.of(label),
              1.3 * radius * Math.cos(turn),
              radius * Math.sin(turn),
              pictures.get(i).picture()));
    }
    return new Scatter(
        "t-SNE", "perplexity 30, 1,000 iterations, test samples at epoch 10", DIGITS, dots);
  }

  private static Views views(RandomGenerator random, List<Labelled> pictures) {
    var rows = new ArrayList<Views.Row>();
    for (int i = 0; i < 5; i++) {
      Picture original = pictures.get(i).picture();
      var shown = new ArrayList<Views.Shown>();
      for (int v = 0; v < 6; v++) {
        int dx = random.nextInt(-5, 6);
        int dy = random.nextInt(-5, 6);
        shown.add(
            new Views.Shown(
                moved(original, dx, dy),
                List.of(
                    "Cropped(left=%d, top=%d, width=24, height=24)".formatted(dx + 5, dy + 5),
                    "Resized(width=28, height=28)",
                    "Rotated(angleDegrees=%.3f)".formatted(10 * random.nextGaussian()),
                    "Blurred(sigma=%.3f)".formatted(random.nextDouble()))));
      }
      rows.add(new Views.Row("train-images-idx3-ubyte.gz#" + i, original, shown));
    }
    return new Views(rows);
  }

  private static Picture moved(Picture picture, int dx, int dy) {
    byte[] rgb = new byte[picture.rgb().length];
    for (int y = 0; y < picture.height(); y++) {
      for (int x = 0; x < picture.width(); x++) {
        int fromX = Math.floorMod(x + dx, picture.width());
        int fromY = Math.floorMod(y + dy, picture.height());
        System.arraycopy(
            picture.rgb(),
            (fromY * picture.width() + fromX) * 3,
            rgb,
            (y * picture.width() + x) * 3,
            3);
      }
    }
    return new Picture(picture.width(), picture.height(), rgb);
  }

  private static Neighbours neighbours(RandomGenerator random, List<Labelled> pictures) {
    var queries = new ArrayList<Neighbours.Query>();
    for (int q = 0; q < 5; q++) {
      int query = q;
      var found = new ArrayList<Neighbour>();
      IntStream.range(0, pictures.size())
          .filter(i -> i != query && pictures.get(i).label() == pictures.get(query).label())
          .limit(7)
          .forEach(i -> found.add(new Neighbour(item(pictures, i), 0.02 + 0.01 * found.size())));
      found.add(
          new Neighbour(
              item(pictures, (query + 11 + random.nextInt(5)) % pictures.size()), 0.1312));
      queries.add(new Neighbours.Query(item(pictures, q), found));
    }
    return new Neighbours("cosine distance", queries);
  }

  private static Item item(List<Labelled> pictures, int index) {
    Drawing drawing = pictures.get(index).picture();
    return new Item("test/" + index, Optional.of(DIGITS.get(pictures.get(index).label())), drawing);
  }

  private static Confusion confusion(RandomGenerator random) {
    int[][] counts = new int[10][10];
    int[] totals = {980, 1135, 1032, 1010, 982, 892, 958, 1028, 974, 1009};
    for (int i = 0; i < 10; i++) {
      counts[i][i] = totals[i];
      for (int j = 0; j < 10; j++) {
        int wrong = i == j || random.nextInt(3) > 0 ? 0 : random.nextInt(8);
        counts[i][j] += i == j ? 0 : wrong;
        counts[i][i] -= wrong;
      }
    }
    counts[4][9] = 14;
    counts[7][2] = 11;
    return new Confusion("k-NN, k = 5, cosine, 10,000 test samples", DIGITS, counts);
  }

  private static FewLabels fewLabels() {
    return new FewLabels(
        List.of(
            new Line(
                "encoder",
                List.of(
                    new Point(1, 0.82, 0.77, 0.87),
                    new Point(5, 0.942, 0.93, 0.952),
                    new Point(10, 0.961, 0.955, 0.966),
                    new Point(100, 0.982, 0.981, 0.983))),
            new Line(
                "raw input",
                List.of(
                    new Point(1, 0.44, 0.38, 0.5),
                    new Point(5, 0.67, 0.65, 0.69),
                    new Point(10, 0.75, 0.74, 0.76),
                    new Point(100, 0.87, 0.868, 0.872))),
            new Line(
                "untrained",
                List.of(
                    new Point(1, 0.46, 0.4, 0.52),
                    new Point(5, 0.7, 0.68, 0.72),
                    new Point(10, 0.79, 0.78, 0.8),
                    new Point(100, 0.915, 0.912, 0.918)))));
  }
}
