package dev.dyad.serve;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Some words, found by their letters. */
final class LetterIndex implements ServedIndex {
  private static final List<String> WORDS = List.of("apple", "ape", "zoo", "../secret", "<b>\"&");

  @Override
  public int size() {
    return WORDS.size();
  }

  @Override
  public Map<String, List<String>> columns() {
    return Map.of("length", List.of("3", "5", "9"));
  }

  @Override
  public Optional<float[]> vector(String id) {
    return WORDS.contains(id) ? Optional.of(Letters.vector(id)) : Optional.empty();
  }

  @Override
  public List<Match> search(Question question) {
    Scope scope = question.scope();
    if (!scope.filters().keySet().stream().allMatch("length"::equals)) {
      throw new IllegalArgumentException("no column but length");
    }
    return WORDS.stream()
        .map(
            word ->
                new Match(
                    word,
                    Cosine.of(question.vector(), Letters.vector(word)),
                    Map.of("length", Integer.toString(word.length()))))
        .filter(
            m ->
                scope
                    .filters()
                    .getOrDefault("length", List.of(m.columns().get("length")))
                    .contains(m.columns().get("length")))
        .filter(m -> !question.ownId().equals(Optional.of(m.id())))
        .sorted(Comparator.comparingDouble(Match::similarity).reversed())
        .limit(scope.k())
        .toList();
  }

  @Override
  public Optional<Shown> show(String id) {
    return WORDS.contains(id) ? Optional.of(Shown.words(id)) : Optional.empty();
  }
}
