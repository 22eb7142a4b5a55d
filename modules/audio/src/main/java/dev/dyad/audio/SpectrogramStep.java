package dev.dyad.audio;

import dev.dyad.core.DevicePlan;

/**
 * A function that a device does, with the numbers for one spectrogram.
 *
 * @param numbers a row of {@link SpectrogramFunction}'s numbers; missing ones at the end are 0
 */
@SuppressWarnings("ArrayRecordComponent") // carried into a tensor, never compared
record SpectrogramStep(SpectrogramFunction function, double... numbers) {
  /** As a plan takes it, where all spectrograms have room for so many frames. */
  DevicePlan.Step planned(int bands, int room) {
    return new DevicePlan.Step(function.number(), room, bands, numbers);
  }
}
