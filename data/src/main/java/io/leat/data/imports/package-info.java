/**
 * Any CSV or TSV into Leat's form: {@link io.leat.data.imports.ShopImporter} reads the rows, maps
 * columns to fields and leaves the rules of the fields to {@link io.leat.data.json}.
 *
 * <pre>{@code
 * new ShopImporter().run(
 *     new ImportRequest(
 *         List.of(Path.of("products.csv")),
 *         List.of(Path.of("sales.tsv.gz")),
 *         ImportRequest.parseColumns("ts=timestamp,user=user_id,item=item_id"),
 *         Action.PURCHASE,
 *         Path.of("shop")),
 *     read -> {});
 * }</pre>
 */
@org.jspecify.annotations.NullMarked
package io.leat.data.imports;
