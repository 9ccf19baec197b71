/**
 * What a person may ask of a shop that remembers them: to be forgotten, with a receipt that can be
 * checked, and not to be treated by what they did. {@link io.leat.search.people.PersonalData} is
 * the front door.
 *
 * <pre>
 * forget ─► log (FORGET) ─► tombstone beside the index ─► memory     then the answer, with a receipt
 *             └─► live job: state, users index, sessions index;  next compaction: the log itself
 * </pre>
 */
@NullMarked
package io.leat.search.people;

import org.jspecify.annotations.NullMarked;
