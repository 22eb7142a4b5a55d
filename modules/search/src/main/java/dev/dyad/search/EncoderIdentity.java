package dev.dyad.search;

import dev.dyad.core.Require;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/**
 * Which encoder made the vectors of an index: those of two encoders must never meet, as their
 * distances mean nothing.
 *
 * @param fingerprint tells encoders apart; SHA-256 of the encoder's file where there is one
 * @param dimension numbers a vector
 * @param modality the word for the kind of data, such as "image"
 */
public record EncoderIdentity(String fingerprint, int dimension, String modality) {
  private static final String FINGERPRINT = "dyad.encoder.fingerprint";
  private static final String DIMENSION = "dyad.encoder.dimension";
  private static final String MODALITY = "dyad.encoder.modality";

  /**
   * Checks the values.
   *
   * @throws IllegalArgumentException if the fingerprint is blank or the dimension not positive
   */
  public EncoderIdentity {
    Require.that(!fingerprint.isBlank(), "fingerprint must not be blank");
    Require.within("dimension", dimension, 1, VectorFormat.MAX_DIMENSION);
  }

  /**
   * The identity of an encoder that lies in a file.
   *
   * @param file such as a run's {@code encoder.safetensors}
   * @throws IOException if it cannot be read
   */
  public static EncoderIdentity of(Path file, int dimension, String modality) throws IOException {
    MessageDigest digest = sha256();
    byte[] buffer = new byte[1 << 16];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    return new EncoderIdentity(HexFormat.of().formatHex(digest.digest()), dimension, modality);
  }

  /**
   * Does nothing if the other is the same.
   *
   * @param owner of this identity, for the message, such as "runs/photos.index"
   * @throws IllegalArgumentException if the other is another encoder, saying how they differ
   */
  public void requireSame(String owner, EncoderIdentity other) {
    Require.that(
        equals(other),
        "%s was made by another encoder: %s there, %s here. Use that encoder, or make an index of its own",
        owner,
        this,
        other);
  }

  /** Such as {@code encoder 9f86d081884c (image, 128 numbers)}. */
  @Override
  public String toString() {
    String start = fingerprint.substring(0, Math.min(12, fingerprint.length()));
    return "encoder %s (%s, %d numbers)".formatted(start, modality, dimension);
  }

  Map<String, String> toNotes() {
    return Map.of(
        FINGERPRINT, fingerprint, DIMENSION, Integer.toString(dimension), MODALITY, modality);
  }

  /** Whether a note is none of the user's. */
  static boolean isOwn(String note) {
    return note.equals(FINGERPRINT) || note.equals(DIMENSION) || note.equals(MODALITY);
  }

  /**
   * What {@link #toNotes} wrote.
   *
   * @throws IOException if it is not there
   */
  static EncoderIdentity fromNotes(Path folder, Map<String, String> notes) throws IOException {
    if (!notes.keySet().containsAll(java.util.List.of(FINGERPRINT, DIMENSION, MODALITY))) {
      throw new IOException(
          folder + ": is a Lucene index, but not one of Dyad's: it names no encoder");
    }
    return new EncoderIdentity(
        notes.get(FINGERPRINT), Integer.parseInt(notes.get(DIMENSION)), notes.get(MODALITY));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
