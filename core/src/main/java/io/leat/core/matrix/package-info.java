/** The two matrix forms that everything else exchanges. */
@org.jspecify.annotations.NullMarked
package io.leat.core.matrix;
