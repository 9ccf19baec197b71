/** What those who run a shop's search look at, and long commands that they give. */
@NullMarked
package io.leat.search.admin;

import org.jspecify.annotations.NullMarked;
