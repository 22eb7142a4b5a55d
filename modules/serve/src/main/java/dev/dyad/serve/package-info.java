/**
 * A small HTTP service around an encoder and an index: vectors, neighbours and similarities as
 * JSON, and a page to try them. It knows neither modalities nor engines: what it serves are
 * functions ({@link dev.dyad.serve.ServedEncoder}, {@link dev.dyad.serve.ServedIndex}).
 */
package dev.dyad.serve;
