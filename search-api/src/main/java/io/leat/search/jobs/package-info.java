/**
 * What the search process may ask of the jobs that write the index. {@link
 * io.leat.search.jobs.JobControl} is the one interface; whoever starts both implements it.
 *
 * <pre>
 * POST /v1/admin/rebuild | promote | rollback     GET /v1/admin/status  ─► JobControl ─► jobs
 * </pre>
 */
@NullMarked
package io.leat.search.jobs;

import org.jspecify.annotations.NullMarked;
