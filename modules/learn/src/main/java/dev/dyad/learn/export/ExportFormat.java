package dev.dyad.learn.export;

import dev.dyad.learn.TrainedEncoder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;

/** A format that a trained encoder can be written in, for use in other programs. */
public enum ExportFormat {
  /** The weights, by PyTorch's names; what {@link TrainedEncoder#load} reads. */
  SAFETENSORS("safetensors") {
    @Override
    public void write(TrainedEncoder encoder, Path file, Map<String, String> notes)
        throws IOException {
      encoder.save(file, notes);
    }
  },

  /**
   * Network and weights for {@code torch.jit.load} of PyTorch 1.13 and later, on any device, in
   * inference mode; it can be trained on after {@code train()}. Notes are the archive's extra
   * files.
   */
  TORCHSCRIPT("pt") {
    @Override
    public void write(TrainedEncoder encoder, Path file, Map<String, String> notes)
        throws IOException {
      new TorchScriptFile(encoder.parts()).write(file, notes);
    }
  },

  /**
   * Network and weights for ONNX Runtime 1.14 and later and whatever else knows operator set 18:
   * for inference, in 32-bit floats. Inputs are called {@code input}, or {@code input0}, {@code
   * input1}, ... where there are several; the output is {@code representation}. Notes are metadata
   * of the model.
   */
  ONNX("onnx") {
    @Override
    public void write(TrainedEncoder encoder, Path file, Map<String, String> notes)
        throws IOException {
      new OnnxFile(encoder.parts()).write(file, notes);
    }
  };

  private final String extension;

  ExportFormat(String extension) {
    this.extension = extension;
  }

  /** How names of such files end, without the dot. */
  public String extension() {
    return extension;
  }

  /**
   * Writes an encoder.
   *
   * @param notes texts that go along in the file, by name
   * @throws IllegalArgumentException if the encoder cannot be written in this format, naming it and
   *     why
   * @throws IOException if the file cannot be written; an old one is then as it was
   */
  public abstract void write(TrainedEncoder encoder, Path file, Map<String, String> notes)
      throws IOException;
}
