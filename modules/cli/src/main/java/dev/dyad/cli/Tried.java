package dev.dyad.cli;

import dev.dyad.eval.Score;
import java.util.Optional;

/**
 * What came of a trial.
 *
 * @param trial what was tried
 * @param shared what two views of a held-out sample tell about each other, in nats
 * @param quality k-NN accuracy on held-out training samples; none where they have not two classes
 * @param seconds of training
 */
record Tried(Trial trial, Score shared, Optional<Score> quality, double seconds) {}
