/** Vectors from text, and the bridge into the collaborative space. */
@org.jspecify.annotations.NullMarked
package io.leat.core.content;
