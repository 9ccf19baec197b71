/** Any CSV or TSV into Leat's form. */
@org.jspecify.annotations.NullMarked
package io.leat.data.imports;
