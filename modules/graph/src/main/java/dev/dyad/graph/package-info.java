/** Graphs and their augmentations; JGraphT for reading, generating and algorithms. */
package dev.dyad.graph;
