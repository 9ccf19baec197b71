/**
 * The recommender's arithmetic: from what people did and what items say of themselves to vectors
 * whose inner products rank. It knows no clock, no file and no framework; time and seeds are passed
 * in, so the same input gives the same bits in a batch job, a stream and a test.
 *
 * <pre>
 * events ──► profile.UserProfile ──────────────┐
 *    │                                         ▼
 *    └────► als.ImplicitAls ──► item vectors ─► model.Interest ──► interest vector, reasons
 *                  │                 ▲
 *                  ▼                 │ items without events
 * titles ──► content.ContentModel ─► content.RidgeMap
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package io.leat.core;
