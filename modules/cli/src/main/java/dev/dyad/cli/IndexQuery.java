package dev.dyad.cli;

import dev.dyad.core.Drawing;
import java.util.Optional;

/**
 * One thing asked for.
 *
 * @param shown as it was asked for: a file, an id, words
 * @param vector its embedding
 * @param ownId the entry that it is itself, which is not to be found again
 * @param label its class, where known
 * @param drawing what it looks like; empty for an entry of the index
 */
@SuppressWarnings("ArrayRecordComponent") // never compared
record IndexQuery(
    String shown,
    float[] vector,
    Optional<String> ownId,
    Optional<String> label,
    Optional<Drawing> drawing) {}
