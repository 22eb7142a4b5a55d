package dev.dyad.core;

/** One sample cannot be read. The work goes on without it; it is counted and listed. */
public final class UnreadableSampleException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String sampleId;
  private final String reason;

  /**
   * Names the sample and says why.
   *
   * @param sampleId the id the sample would have had
   * @param reason why it cannot be read, for example "JPEG ends after 312 of 5,120 bytes"
   */
  public UnreadableSampleException(String sampleId, String reason) {
    super(sampleId + ": " + reason);
    this.sampleId = sampleId;
    this.reason = reason;
  }

  /** The id the sample would have had. */
  public String sampleId() {
    return sampleId;
  }

  /** Why it cannot be read. */
  public String reason() {
    return reason;
  }
}
