/**
 * How the records that come a hundred thousand times a second are written: field by field, without
 * names, tags and null checks of their own for each. All other records are left to Flink, which
 * derives a serializer from their components.
 */
@org.jspecify.annotations.NullMarked
package io.leat.flink.serialization;
