package dev.dyad.learn.encoder;

import ai.djl.ndarray.NDArray;
import ai.djl.nn.Block;
import java.util.List;

/** Graph networks as dense double-precision loops, with the weights of a block. */
final class PlainGraphs {
  private PlainGraphs() {}

  /** Rows of the inputs and of all layers side by side. */
  static double[][] gin(Block block, float[][] nodes, int[][] arcs, float[] weights, int layers) {
    double[][] x = doubles(nodes);
    double[][] all = x;
    for (int i = 1; i <= layers; i++) {
      double[][] sum = copy(x);
      for (int a = 0; a < arcs.length; a++) {
        for (int c = 0; c < sum[0].length; c++) {
          sum[arcs[a][1]][c] += weights[a] * x[arcs[a][0]][c];
        }
      }
      String name = "conv" + i + ".nn.";
      x = norm(block, name + "1", linear(block, name + "0", sum));
      x = norm(block, "bn" + i, linear(block, name + "3", x));
      all = joined(all, x);
    }
    return all;
  }

  /** Rows of the last layer. */
  static double[][] gcn(Block block, float[][] nodes, int[][] arcs, float[] weights, int layers) {
    int n = nodes.length;
    double[][] dense = new double[n][n];
    for (int v = 0; v < n; v++) {
      dense[v][v] = 1;
    }
    for (int a = 0; a < arcs.length; a++) {
      dense[arcs[a][1]][arcs[a][0]] += weights[a];
    }
    double[] degree = new double[n];
    for (int v = 0; v < n; v++) {
      for (int u = 0; u < n; u++) {
        degree[v] += dense[v][u];
      }
    }
    double[][] x = doubles(nodes);
    for (int i = 1; i <= layers; i++) {
      double[][] y = linear(weight(block, "conv" + i + ".lin.weight"), null, x);
      double[] bias = vector(block, "conv" + i + ".bias");
      x = new double[n][bias.length];
      for (int v = 0; v < n; v++) {
        for (int c = 0; c < bias.length; c++) {
          double sum = bias[c];
          for (int u = 0; u < n; u++) {
            sum += dense[v][u] * y[u][c] / Math.sqrt(degree[u] * degree[v]);
          }
          x[v][c] = Math.max(0, sum);
        }
      }
    }
    return x;
  }

  static float[] readOut(double[][] rows, int[] counts, List<Readout> readouts) {
    int width = rows[0].length;
    float[] result = new float[counts.length * readouts.size() * width];
    int at = 0;
    int first = 0;
    for (int count : counts) {
      for (Readout readout : readouts) {
        for (int c = 0; c < width; c++) {
          double sum = 0;
          double largest = Double.NEGATIVE_INFINITY;
          for (int v = first; v < first + count; v++) {
            sum += rows[v][c];
            largest = Math.max(largest, rows[v][c]);
          }
          result[at++] =
              (float)
                  switch (readout) {
                    case SUM -> sum;
                    case MEAN -> sum / count;
                    case MAX -> largest;
                    case FIRST -> rows[first][c];
                  };
        }
      }
      first += count;
    }
    return result;
  }

  private static double[][] linear(Block block, String name, double[][] x) {
    return linear(weight(block, name + ".weight"), vector(block, name + ".bias"), x);
  }

  private static double[][] linear(double[][] weight, double[] bias, double[][] x) {
    double[][] y = new double[x.length][weight.length];
    for (int v = 0; v < x.length; v++) {
      for (int o = 0; o < weight.length; o++) {
        y[v][o] = bias == null ? 0 : bias[o];
        for (int c = 0; c < x[v].length; c++) {
          y[v][o] += weight[o][c] * x[v][c];
        }
      }
    }
    return y;
  }

  /** Batch normalisation by running statistics, then ReLU. */
  private static double[][] norm(Block block, String name, double[][] x) {
    double[] mean = vector(block, name + ".running_mean");
    double[] variance = vector(block, name + ".running_var");
    double[][] y = new double[x.length][mean.length];
    for (int v = 0; v < x.length; v++) {
      for (int c = 0; c < mean.length; c++) {
        y[v][c] = Math.max(0, (x[v][c] - mean[c]) / Math.sqrt(variance[c] + 1e-5));
      }
    }
    return y;
  }

  private static double[][] joined(double[][] a, double[][] b) {
    double[][] both = new double[a.length][];
    for (int v = 0; v < a.length; v++) {
      both[v] = java.util.Arrays.copyOf(a[v], a[v].length + b[v].length);
      System.arraycopy(b[v], 0, both[v], a[v].length, b[v].length);
    }
    return both;
  }

  private static double[][] doubles(float[][] rows) {
    double[][] x = new double[rows.length][rows[0].length];
    for (int v = 0; v < rows.length; v++) {
      for (int c = 0; c < x[v].length; c++) {
        x[v][c] = rows[v][c];
      }
    }
    return x;
  }

  private static double[][] copy(double[][] rows) {
    return java.util.Arrays.stream(rows).map(double[]::clone).toArray(double[][]::new);
  }

  private static double[] vector(Block block, String name) {
    float[] numbers = array(block, name).toFloatArray();
    double[] vector = new double[numbers.length];
    for (int i = 0; i < numbers.length; i++) {
      vector[i] = numbers[i];
    }
    return vector;
  }

  private static double[][] weight(Block block, String name) {
    long columns = array(block, name).getShape().get(1);
    double[] flat = vector(block, name);
    double[][] rows = new double[(int) (flat.length / columns)][(int) columns];
    for (int i = 0; i < flat.length; i++) {
      rows[(int) (i / columns)][(int) (i % columns)] = flat[i];
    }
    return rows;
  }

  private static NDArray array(Block block, String name) {
    return block.getParameters().get(name).getArray();
  }
}
