/* The generations of the index: which is served, promote, roll back, verify, build the next. */
import { get, post } from '../../api.js';
import { element, replace } from '../../dom.js';
import { ago, dateTime, number, percent, t } from '../../i18n.js';
import { confirm } from '../../widgets/dialog.js';
import { toast } from '../../widgets/toast.js';

const LOOK_MS = 500;
const ENDED = new Set(['finished', 'refused', 'failed']);

const megabytes = bytes => t('operations.mb', { value: number(bytes / 1e6, 1) });

/**
 * @param {Element} place
 * @param {function()} refresh asks for everything anew
 * @return {{draw: function(object, ?object), end: function()}} draw: generations and, where there are jobs, their status
 */
export function generationsPanel(place, refresh) {
  const tasks = new Map();
  const jobs = element('div', { class: 'jobs', 'aria-live': 'polite' });
  const list = element('ul', { class: 'generations' });
  const buttons = element('div', { class: 'actions generations-actions' });
  let timer = 0;
  let busy = false;
  let drawn = '';
  replace(place, jobs, list, buttons);

  async function command(act, done) {
    busy = true;
    try {
      await act();
      if (done) toast(done);
    } catch (failure) {
      toast(failure.detail || failure.title || String(failure), 'alert');
    } finally {
      busy = false;
      drawn = '';
      refresh();
    }
  }

  async function promote(name) {
    if (await confirm(t('operations.promote.title', { name }), t('operations.promote.sure'), t('operations.promote'))) command(() => post('/v1/admin/promote', { generation: name }), t('operations.promote.begun', { name }));
  }

  async function rollback(name) {
    if (await confirm(t('operations.rollback.title'), t('operations.rollback.sure', { name }), t('operations.rollback'), { danger: true })) command(() => post('/v1/admin/rollback', {}), t('operations.rollback.begun', { name }));
  }

  async function verify(name) {
    tasks.set(name, { state: 'waiting' });
    drawn = '';
    refresh();
    try {
      watch(name, (await post('/v1/admin/verify', { generation: name })).status_url);
    } catch (failure) {
      tasks.delete(name);
      toast(failure.detail || failure.title, 'alert');
    }
  }

  async function watch(name, url) {
    try {
      const task = await get(url);
      tasks.set(name, task);
      drawn = '';
      refresh();
      if (task.state === 'waiting' || task.state === 'running') timer = setTimeout(() => watch(name, url), LOOK_MS);
    } catch (failure) {
      tasks.set(name, { state: 'failed', findings: [failure.detail || failure.title] });
    }
  }

  function taskOf(name) {
    const task = tasks.get(name);
    if (!task) return null;
    const running = task.state === 'waiting' || task.state === 'running';
    return element('div', { class: 'task', 'data-state': task.state },
      running ? [element('progress', { 'aria-label': t('operations.verifying') }), element('small', {}, t('operations.verifying'))]
        : task.findings?.length ? [element('b', { class: 'bad' }, t('operations.verify.found', { count: task.findings.length })), element('ul', {}, task.findings.slice(0, 10).map(each => element('li', {}, each)))]
          : element('b', { class: 'good' }, t('operations.verify.well')));
  }

  function generationOf(each, answer, canCommand, working) {
    const served = each.name === answer.served;
    const newest = each.snapshots.at(-1);
    return element('li', { class: ['generation', served && 'served'], 'data-generation': each.name },
      element('div', { class: 'generation-words' },
        element('div', { class: 'generation-name' }, element('b', {}, each.name), served ? element('span', { class: 'badge' }, t('operations.served')) : null,
          each.name === answer.previous ? element('span', { class: 'badge quiet-badge' }, t('operations.previous')) : null),
        element('small', {}, each.problem ? element('span', { class: 'bad' }, each.problem) : [
          t('operations.snapshots', { count: each.snapshots.length, newest: String(newest ?? 0) }), each.bytes ? [' · ', megabytes(each.bytes)] : null,
          each.complete_up_to ? [' · ', element('span', { title: dateTime(each.complete_up_to) }, t('operations.complete', { when: ago(each.complete_up_to) }))] : null, ' · ', t('operations.shards', { count: each.shards })]),
        taskOf(each.name)),
      element('div', { class: 'generation-acts' },
        element('button', { class: 'quiet', type: 'button', 'data-act': 'verify', disabled: ['waiting', 'running'].includes(tasks.get(each.name)?.state), onclick: () => verify(each.name) }, t('operations.verify')),
        canCommand && !served && !each.problem ? element('button', { class: 'quiet', type: 'button', 'data-act': 'promote', disabled: working || busy, onclick: () => promote(each.name) }, t('operations.promote')) : null));
  }

  function jobOf(job) {
    const running = job.name === 'rebuild' && !ENDED.has(job.state);
    const words = `operations.state.${job.state}`;
    const state = t(words) === words ? job.state : t(words);
    return element('div', { class: ['job', job.state], 'data-job': job.name },
      element('div', { class: 'job-head' }, element('b', {}, t(`operations.job.${job.name}`)), job.generation ? element('span', { class: 'badge quiet-badge' }, job.generation) : null,
        element('span', { class: ['state-word', ['failed', 'refused'].includes(job.state) ? 'bad' : ''] }, state), job.progress === undefined ? null : element('span', { class: 'note' }, percent(job.progress))),
      running ? element('progress', { max: job.progress === undefined ? null : 1, value: job.progress, 'aria-label': job.detail ?? state }) : null,
      job.detail ? element('p', { class: 'note' }, job.detail) : null);
  }

  function draw(answer, status) {
    const rebuild = status?.jobs.find(job => job.name === 'rebuild');
    const working = Boolean(rebuild && !ENDED.has(rebuild.state));
    replace(jobs, status?.jobs.map(jobOf) ?? []);
    // Drawn again only where something changed, so that nothing moves away under a finger or a focus.
    const seen = JSON.stringify([answer.served, answer.previous, working, busy, status === null, answer.generations.map(each => [each.name, each.snapshots.length, Math.floor((each.bytes ?? 0) / 1e6), each.problem]), [...tasks]]);
    if (seen === drawn || list.contains(document.activeElement) && drawn && !busy && tasks.size === 0 && JSON.parse(drawn)[0] === answer.served) return;
    drawn = seen;
    const focus = document.activeElement?.closest?.('[data-generation]')?.dataset.generation;
    const act = document.activeElement?.dataset?.act;
    replace(list, [...answer.generations].reverse().map(each => generationOf(each, answer, status !== null, working)));
    if (focus) list.querySelector(`[data-generation="${CSS.escape(focus)}"] [data-act="${act}"]`)?.focus();
    replace(buttons, status === null ? element('p', { class: 'note' }, t('operations.read_only')) : [
      answer.previous ? element('button', { class: 'quiet', type: 'button', 'data-act': 'rollback', disabled: working || busy, onclick: () => rollback(answer.previous) }, t('operations.rollback.to', { name: answer.previous })) : null,
      element('button', { type: 'button', 'data-act': 'rebuild', disabled: working || busy, onclick: () => command(() => post('/v1/admin/rebuild', {}), t('operations.rebuild.begun')) }, t('operations.rebuild')),
    ]);
  }

  return { draw, end: () => clearTimeout(timer) };
}
