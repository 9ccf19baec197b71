/** The trained model on disk. */
@org.jspecify.annotations.NullMarked
package io.leat.index.model;
