/**
 * The page in a real browser, over a made-up shop that is served for real. {@code PageSetup} starts
 * shop and browser once for all classes; {@code Browser} does what a person does and waits as one.
 */
@org.jspecify.annotations.NullMarked
package io.leat.evaluation.page;
