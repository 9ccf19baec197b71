package io.leat.core.content;

/**
 * The settings of {@link ContentModel}.
 *
 * @param dimension of the content vectors
 * @param maxTerms the vocabulary keeps this many terms, those in the most documents
 * @param minDocuments a term must stand in this many documents
 */
public record ContentParameters(int dimension, int maxTerms, int minDocuments, long seed) {}
