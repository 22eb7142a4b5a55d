package dev.dyad.data;

import java.util.Optional;

/** Is told how getting a data set goes on. */
public interface DataProgress {
  /** Tells nobody. */
  DataProgress NONE =
      new DataProgress() {
        @Override
        public void begin(String file, long bytesThere, Optional<Long> bytes) {}

        @Override
        public void advance(int bytes) {}

        @Override
        public void say(String message) {}
      };

  /**
   * A file begins to come, or begins anew.
   *
   * @param bytesThere how much of it is there already
   * @param bytes its length, where known
   */
  void begin(String file, long bytesThere, Optional<Long> bytes);

  /** Further bytes of the file have come. */
  void advance(int bytes);

  /** What is done now, or what went wrong and is tried in another way. */
  void say(String message);
}
