/** The dyad command: recipes, runs and commands. */
package dev.dyad.cli;
