/** What many people searched for, kept with a generation for suggestions. */
@NullMarked
package io.leat.index.queries;

import org.jspecify.annotations.NullMarked;
