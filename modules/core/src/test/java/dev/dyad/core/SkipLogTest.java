package dev.dyad.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SkipLogTest {
  @Test
  void startsEmpty() {
    assertThat(new SkipLog().entries()).isEmpty();
  }

  @Test
  void listsEachSampleOnceWithItsFirstReason() {
    var log = new SkipLog();
    log.add(new UnreadableSampleException("b.jpg", "JPEG ends early"));
    log.add("b.jpg", "another reason");
    log.addAll(List.of(new Skipped("a.txt", "no picture"), new Skipped("b.jpg", "a third")));
    assertThat(log.entries())
        .containsExactly(
            new Skipped("a.txt", "no picture"), new Skipped("b.jpg", "JPEG ends early"));
  }

  @Test
  void losesNothingWhenManyThreadsWrite() {
    var log = new SkipLog();
    IntStream.range(0, 20_000)
        .parallel()
        .forEach(i -> log.add("sample " + i % 5000, "reason " + i % 5000));
    assertThat(log.entries()).hasSize(5000);
    assertThat(log.entries()).allMatch(s -> s.reason().equals(s.id().replace("sample", "reason")));
  }

  @Test
  void namesSampleAndReasonInTheMessage() {
    var e = new UnreadableSampleException("b.jpg", "JPEG ends early");
    assertThat(e).hasMessage("b.jpg: JPEG ends early");
    assertThat(e.sampleId()).isEqualTo("b.jpg");
    assertThat(e.reason()).isEqualTo("JPEG ends early");
  }
}
