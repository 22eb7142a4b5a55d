/** WordNet 3.1 as tables in memory: words, senses, relations, glosses and distances. */
package dev.dyad.wordnet;
