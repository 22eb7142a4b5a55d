package dev.dyad.image;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.dyad.core.Augmentation;
import java.util.random.RandomGenerator.SplittableGenerator;
import org.junit.jupiter.api.Test;

class ChannelShuffleTest extends PhotometricContract {
  @Override
  protected Augmentation<Image> augmentation() {
    return new ChannelShuffle();
  }

  @Override
  protected Image sample(SplittableGenerator random) {
    return Samples.noise(30, 20, 3, random);
  }

  @Test
  void takesChannelsFromWhereItSays() {
    assertThat(
            new ChannelShuffle.Swapped(2, 0, 1).apply(Image.of(1, 1, 3, new byte[] {10, 20, 30})))
        .isEqualTo(Image.of(1, 1, 3, new byte[] {30, 10, 20}));
  }

  @Test
  void leavesGrayImagesAlone() {
    assertThat(new ChannelShuffle.Swapped(2, 0, 1).apply(Golden.GRAY)).isEqualTo(Golden.GRAY);
  }

  @Test
  void rejectsAChannelThatIsThereTwice() {
    assertThatThrownBy(() -> new ChannelShuffle.Swapped(0, 0, 1))
        .hasMessage("red, green, blue must be 0, 1, 2 in some order, but were 0, 0, 1");
  }
}
