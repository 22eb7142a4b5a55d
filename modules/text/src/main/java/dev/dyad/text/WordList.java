package dev.dyad.text;

import java.util.Set;

/** Closed classes of English words, in lower case. */
final class WordList {
  static final Set<String> DETERMINERS =
      words(
          """
          a an the this that these those my your his her its our their some any every each another
          either neither both all no such what which whose
          """);

  static final Set<String> PRONOUNS = words("i you he she it we they who there");

  static final Set<String> PREPOSITIONS =
      words(
          """
          of in on at by for with from into onto over under about above below between among through
          during without within against along across behind beside besides beyond near off out
          toward towards upon per via than as like up down around after before since until till
          """);

  static final Set<String> BE = words("am are be been being is was were 's 're 'm");

  static final Set<String> HAVE = words("have has had having 've");

  static final Set<String> MODALS =
      words(
          """
          will would can could may might shall should must ought wo ca sha 'll 'd do does did doing
          done cannot need dare
          """);

  static final Set<String> NEGATIONS =
      words(
          """
          not n't n\u2019t never no none nobody nothing nowhere neither nor without cannot hardly
          scarcely barely
          """);

  private static final Set<String> OTHERS =
      words(
          """
          me him us them mine yours hers ours theirs myself yourself himself herself itself
          ourselves yourselves themselves one ones someone somebody something anyone anybody
          anything everyone everybody everything whom whoever whatever whichever
          and or but if because while although though unless whereas whether so yet
          when where why how then here now just only even also too very more most much many few
          fewer less least other others own same again once ever still else rather quite almost
          already perhaps maybe however therefore thus instead
          let us to not yes oh ok okay please well etc 's s t 't us na gon
          get gets got getting go goes going went gone come comes came make makes made
          """);

  static final Set<String> NUMBERS =
      words(
          """
          zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen
          fifteen sixteen seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty
          ninety hundred thousand million billion trillion dozen half first second third fourth
          fifth sixth seventh eighth ninth tenth hundreds thousands millions billions dozens
          """);

  private WordList() {}

  private static Set<String> words(String list) {
    return Set.copyOf(new java.util.HashSet<>(java.util.Arrays.asList(list.strip().split("\\s+"))));
  }

  /** Whether a word in lower case makes sentences more than it means something. */
  static boolean isStopWord(String word) {
    return DETERMINERS.contains(word)
        || PRONOUNS.contains(word)
        || PREPOSITIONS.contains(word)
        || BE.contains(word)
        || HAVE.contains(word)
        || MODALS.contains(word)
        || OTHERS.contains(word);
  }
}
