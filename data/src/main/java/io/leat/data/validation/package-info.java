/** What is right and wrong in a shop's files. */
@org.jspecify.annotations.NullMarked
package io.leat.data.validation;
