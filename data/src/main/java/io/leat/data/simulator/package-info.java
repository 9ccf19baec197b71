/**
 * A seeded, believable shop, for the demo, the tests and the load runs. {@link
 * io.leat.data.simulator.ShopSimulator} writes it, {@link io.leat.data.simulator.ShopTruth} reads
 * what its shoppers really like. The catalogue's words are in the resource files beside this
 * package. Everything is derived from the seed: the same request gives the same bytes on every
 * machine, so nothing here may ask the clock, a hash map's order or {@code Math.exp}.
 *
 * <pre>
 * Vocabulary ─► Catalogue ─► Shelves ─► Storefront ─┐
 *     │                                             ├─► Visit ─► EventQueue ─► events.jsonl
 *     └───────► Shoppers ─► Taste ─► Errands ───────┘   (one per session, in order of time)
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package io.leat.data.simulator;
