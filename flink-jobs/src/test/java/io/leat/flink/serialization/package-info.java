@org.jspecify.annotations.NullMarked
package io.leat.flink.serialization;
