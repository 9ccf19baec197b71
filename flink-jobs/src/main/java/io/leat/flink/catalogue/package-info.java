/**
 * Catalogue lines to item documents.
 *
 * <pre>
 * SourceLine ─► ParseItems ─► LatestItem ─► CatalogueItem ─┐
 *                                                          ├─ by item ─► BuildItemDocuments ─► IndexUpdate
 *               Interaction ─► ItemSignal (its weight) ────┘
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package io.leat.flink.catalogue;
