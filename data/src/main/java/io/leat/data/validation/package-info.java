/**
 * What is right and wrong in a shop's files. {@link io.leat.data.validation.ShopValidator} reads
 * both once and gives a {@link io.leat.data.validation.ValidationReport}.
 *
 * <pre>
 *  Rejected: 2 lines, in shop/rejects.jsonl with their reasons
 *
 *    2 x wrong_type of price in items.jsonl
 *        line 7: price "12,50" is text, not a number: write 12.50, without quotes
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package io.leat.data.validation;
