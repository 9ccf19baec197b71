/** What is indexed, and how. */
@org.jspecify.annotations.NullMarked
package io.leat.index.document;
