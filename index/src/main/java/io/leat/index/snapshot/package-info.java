/** What is published, and how to go back. */
@org.jspecify.annotations.NullMarked
package io.leat.index.snapshot;
