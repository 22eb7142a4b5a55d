package dev.dyad.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.dyad.core.Collator;
import dev.dyad.core.Tensor;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LengthGroupsTest {
  /** Numbers as rows, filled up to the greatest of the batch: 3 beside 5 is 3 3 3 0 0. */
  private record Bars(boolean grouped) implements Collator<Integer> {
    @Override
    public List<Tensor> collate(List<Integer> values) {
      int longest = values.stream().mapToInt(v -> v).max().orElseThrow();
      var bars = new Tensor.Longs(values.size(), longest);
      for (int i = 0; i < values.size(); i++) {
        for (int j = 0; j < values.get(i); j++) {
          bars.data().put(i * longest + j, values.get(i));
        }
      }
      return List.of(bars, new Tensor.Longs(values.size()));
    }

    @Override
    public int extent(Integer value) {
      return grouped ? value : 0;
    }
  }

  /** The first number of each row; notes the shapes it was given. */
  private static float[][] first(List<Tensor> inputs, List<String> shapes) {
    long[] shape = inputs.get(0).shape();
    shapes.add(shape[0] + " x " + shape[1]);
    float[][] rows = new float[(int) shape[0]][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = new float[] {((Tensor.Longs) inputs.get(0)).data().get((int) (i * shape[1]))};
    }
    return rows;
  }

  private static List<String> shapes(boolean grouped, List<Integer> values) {
    var shapes = new ArrayList<String>();
    List<Tensor> inputs = new LengthGroups<>(new Bars(grouped)).collate(values);
    float[][] vectors = LengthGroups.encoding(group -> first(group, shapes)).apply(inputs);
    assertThat(vectors).hasNumberOfRows(values.size());
    for (int i = 0; i < vectors.length; i++) {
      assertThat(vectors[i]).containsExactly(values.get(i));
    }
    return shapes;
  }

  private static List<Integer> numbers(int count) {
    return IntStream.range(0, count).mapToObj(i -> 1 + i * 37 % count).toList();
  }

  @Test
  void likeMeetsLikeAndVectorsComeInTheOrderOfTheBatch() {
    assertThat(shapes(true, numbers(80))).containsExactly("32 x 32", "32 x 64", "16 x 80");
  }

  @Test
  void whatNeedsTheSameRoomStaysTogether() {
    assertThat(shapes(false, numbers(80))).containsExactly("80 x 80");
    assertThat(shapes(true, List.of(4, 4, 4))).containsExactly("3 x 4");
    assertThat(shapes(true, List.of(1, 9))).containsExactly("2 x 9");
  }

  @Test
  void nothingIsNoGroup() {
    assertThat(shapes(true, List.of())).isEmpty();
  }
}
