/** Published snapshots into searchers. */
@org.jspecify.annotations.NullMarked
package io.leat.index.search;
