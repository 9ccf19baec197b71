/**
 * What those chose who went the same way: nearest neighbours among sessions.
 *
 * <pre>
 * session so far: mug, kettle
 *   sessions with mug or kettle, newest ─► the most similar k ─► each votes for what stands near
 *   kettle toaster          ─ v=.8 ─► toaster .8 e^(-1/reach)
 *   mug kettle teapot tea   ─ v=1.1 ► teapot 1.1 e^(-1/reach), tea 1.1 e^(-2/reach)
 * </pre>
 */
@org.jspecify.annotations.NullMarked
package io.leat.core.session;
