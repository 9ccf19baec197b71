/**
 * The commands. Each is one small class that reads its options, wires the front doors of the other
 * modules by constructor and prints what came of it; nothing depends on this module.
 *
 * <pre>
 * leat demo ──► generate ──► rebuild ──► serve        leat import ──► validate
 *               ShopSimulator  Rebuild     LeatServer               ShopImporter  ShopValidator
 * </pre>
 *
 * <p>Exit codes: 0 done, 1 failed, 2 wrong usage. Results go to standard output, progress and
 * errors to standard error.
 */
@org.jspecify.annotations.NullMarked
package io.leat.cli;
