/**
 * What is asked of a recommender, and what it should answer. Every protocol comes down to {@link
 * io.leat.evaluation.protocol.Question}s over one training set:
 *
 * <pre>
 * protocol        user     known of them         left out      ranked         to find
 * full-ranking    known    training items        these         all items      all test items
 * leave-one-out   known    training items        - (these)     candidates     the one test item
 * next-item       either   training + prefix     - (all known) all items      the next item
 * time-split      known    training items        bought ones   all (cold) items  new purchases
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package io.leat.evaluation.protocol;
