/** The records as lines of JSON. */
@org.jspecify.annotations.NullMarked
package io.leat.data.json;
