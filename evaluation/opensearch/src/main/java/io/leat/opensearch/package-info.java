/**
 * OpenSearch beside Leat: one node with the k-NN plugin, fed with what {@code leat bench search
 * --export} wrote, so that {@code leat bench load} can ask it the same.
 */
package io.leat.opensearch;
