/** Time series: values in order of time, their augmentations, readers and collator. */
package dev.dyad.series;
