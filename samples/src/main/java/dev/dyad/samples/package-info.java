/** Short programs that show Dyad as a library; each is run by the tests. */
package dev.dyad.samples;
