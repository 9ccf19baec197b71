/**
 * Vectors from text, and the bridge into the collaborative space.
 *
 * <pre>
 * terms ──TF-IDF──► sparse, unit length ──SVD──► content vector ──ridge──► expected item vector
 *        (Vocabulary)                 (ContentModel)            (RidgeMap)
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package io.leat.core.content;
