/**
 * Public data sets: what there is ({@link dev.dyad.data.Catalogue}) and how it comes onto a machine
 * ({@link dev.dyad.data.DataStore}): downloaded, verified, unpacked and moved in place whole.
 */
package dev.dyad.data;
