package dev.dyad.core;

/**
 * Something left out of the work, to be counted and shown.
 *
 * @param id the sample, file or row
 * @param reason why, in words a user can act on
 */
public record Skipped(String id, String reason) {}
