package dev.dyad.cli;

import dev.dyad.core.Collator;
import dev.dyad.core.DeviceCollator;
import dev.dyad.learn.DeviceChoice;
import java.util.Optional;

/** What makes the views of a training. */
enum ViewsOn {
  /** The device if it is a GPU and the modality has a program for it, else the CPU. */
  AUTO,
  /** The device, even if it is the CPU; changes that it cannot do are left to the CPU. */
  DEVICE,
  /** The CPU's threads. */
  CPU;

  /** The collator by which the device makes the views; empty where the CPU makes them. */
  <T> Optional<DeviceCollator<T>> collator(Collator<T> collator, DeviceChoice device) {
    boolean wanted = this == DEVICE || this == AUTO && !device.resolvedName().equals("cpu");
    return wanted && collator instanceof DeviceCollator<T> able
        ? Optional.of(able)
        : Optional.empty();
  }
}
