/** Vectors drawn on a plane, for people to look at. */
@NullMarked
package io.leat.core.projection;

import org.jspecify.annotations.NullMarked;
