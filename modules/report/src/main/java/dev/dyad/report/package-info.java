/** Plots, galleries and the HTML report. */
package dev.dyad.report;
