/** The recommender's arithmetic. */
@org.jspecify.annotations.NullMarked
package io.leat.core;
