/** Pictures and their captions together: readers, views, inputs of two towers. */
package dev.dyad.imagetext;
