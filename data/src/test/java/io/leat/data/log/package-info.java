/** Tests of {@code io.leat.data.log}. */
@org.jspecify.annotations.NullMarked
package io.leat.data.log;
