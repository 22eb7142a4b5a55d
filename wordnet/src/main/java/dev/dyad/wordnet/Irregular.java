package dev.dyad.wordnet;

/**
 * A form of a word that no rule gives.
 *
 * @param form such as geese
 * @param base such as goose
 * @param part part of speech of both
 */
public record Irregular(String form, String base, PartOfSpeech part) {}
