/** Records as they arrive from a shop. */
@org.jspecify.annotations.NullMarked
package io.leat.data;
