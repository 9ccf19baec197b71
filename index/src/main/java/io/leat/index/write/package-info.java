/** Updates into staged commits. */
@org.jspecify.annotations.NullMarked
package io.leat.index.write;
