/** Implicit matrix factorisation and fold-in. */
@org.jspecify.annotations.NullMarked
package io.leat.core.als;
