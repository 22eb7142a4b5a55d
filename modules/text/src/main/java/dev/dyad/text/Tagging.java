package dev.dyad.text;

import dev.dyad.wordnet.PartOfSpeech;
import java.util.List;
import java.util.Optional;

/**
 * What a tagger says of the tokens of a sentence.
 *
 * @param parts noun, verb, adjective, adverb, or nothing
 * @param lemmas base forms in lower case
 * @param names whether it takes the token for a name
 */
record Tagging(List<Optional<PartOfSpeech>> parts, List<String> lemmas, List<Boolean> names) {}
