/**
 * Files that are either the old one or the new one, never half of each, whatever moment the machine
 * stops at.
 *
 * <pre>
 * write .LATEST.tmp  -&gt;  fsync it  -&gt;  rename to LATEST  -&gt;  fsync the directory
 *        (old)            (old)        (old or new)           (new, for good)
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package io.leat.index.files;
