/** Trained encoders in the formats of other programs: TorchScript, ONNX, safetensors. */
package dev.dyad.learn.export;
