/** Tests of whole jobs on an embedded cluster. */
@org.jspecify.annotations.NullMarked
package io.leat.flink;
