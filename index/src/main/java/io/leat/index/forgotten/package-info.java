/**
 * Who was forgotten, beside the generations, so that no rollback, replay or rebuild brings anybody
 * back. {@link io.leat.index.forgotten.ForgottenPeople} is the front door.
 *
 * <pre>
 * index-root/forgotten/
 *   salt.json           drawn once; without it the hashes say nothing
 *   4be0...91.json      one tombstone a person: {"hash":"4be0...91","position":1763740000123456}
 * </pre>
 */
@NullMarked
package io.leat.index.forgotten;

import org.jspecify.annotations.NullMarked;
