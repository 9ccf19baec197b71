/**
 * The trained model on disk, in a generation's {@code model/} directory.
 *
 * <pre>
 * model.json        parameters, decay, action weights, and the other files with shapes and checksums
 * squares.f32       rank x 1           raw little-endian floats, row by row
 * people.f32        rank x rank        the Gramian of everyone's interest vectors
 * idf.f32           terms x 1
 * projection.f32    terms x content dimension
 * cold-start.f32    (content dimension + 1) x rank
 * items.f32         items x rank       in their principal axes
 * terms.txt         strings, each after its length
 * item-ids.txt
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package io.leat.index.model;
