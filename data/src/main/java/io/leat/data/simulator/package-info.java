/** A seeded, believable shop. */
@org.jspecify.annotations.NullMarked
package io.leat.data.simulator;
