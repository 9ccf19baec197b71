/** What a person's actions say: decay, weights, the sparse profile. */
@org.jspecify.annotations.NullMarked
package io.leat.core.profile;
