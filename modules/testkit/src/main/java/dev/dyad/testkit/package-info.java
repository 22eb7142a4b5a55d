/** Contract tests and seeds for modules and plug-ins. */
package dev.dyad.testkit;
