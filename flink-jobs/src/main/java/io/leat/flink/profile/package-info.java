/**
 * What the system comes to believe about each person, in keyed state.
 *
 * <pre>
 * Interaction ─ by user ─► ProfileFunction ─► ProfiledUser ─┬─► training (ratings)
 *                          item -> ItemInterest             └─► BuildUserDocuments ─► IndexUpdate
 * </pre>
 *
 * The state knows no vectors: those are computed from the profile on emission.
 */
@org.jspecify.annotations.NullMarked
package io.leat.flink.profile;
