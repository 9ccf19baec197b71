/** The trained model as one value. */
@org.jspecify.annotations.NullMarked
package io.leat.core.model;
