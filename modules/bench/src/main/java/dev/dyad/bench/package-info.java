/**
 * JMH benchmarks of what has to be fast. {@code org.openjdk.jmh.Main} on the class path of this
 * module runs them: a regular expression picks some, {@code -p photos=FOLDER} sets a parameter.
 */
package dev.dyad.bench;
