/* Operations: what is served, how it goes, and what can be done about it. Looks every two seconds. */
import { get, isCancelled } from '../api.js';
import { element, replace } from '../dom.js';
import { milliseconds, number, t } from '../i18n.js';
import { failed } from '../widgets/states.js';
import { generationsPanel } from './operations/generations.js';
import { emptyQueries, gauges, latencies, rejects, surfaces } from './operations/live.js';
import { rulesPanel } from './operations/rules.js';

const LOOK_MS = 2000;

export default function view({ root }) {
  const places = Object.fromEntries(['strip', 'gauges', 'generations', 'latency', 'surfaces', 'zero', 'rejects', 'rules', 'trouble'].map(name => [name, element('div', { class: `ops-${name}` })]));
  const generations = generationsPanel(places.generations, () => look());
  let timer = 0;
  let ended = false;
  let looking = false;
  let hasJobs = true;
  let known = null;

  async function look() {
    if (looking || ended) return;
    clearTimeout(timer);
    if (document.hidden) {
      // Nobody looks: the server is left alone.
      timer = setTimeout(look, LOOK_MS);
      return;
    }
    looking = true;
    try {
      const [pulse, counters, list, status] = await Promise.all([get('/v1/admin/pulse'), get('/v1/admin/counters'), get('/v1/admin/generations'), hasJobs ? get('/v1/admin/status').catch(readOnly) : null]);
      if (!ended) draw(pulse, counters, list, status);
    } catch (failure) {
      if (!isCancelled(failure) && !ended) replace(places.trouble, failed(failure, () => look()));
    } finally {
      looking = false;
      if (!ended) timer = setTimeout(look, LOOK_MS);
    }
  }

  /** A server that reads an index alone has no jobs. */
  function readOnly(failure) {
    if (failure.status !== 404) throw failure;
    hasJobs = false;
    return null;
  }

  function draw(pulse, counters, list, status) {
    replace(places.trouble);
    const search = pulse.answers['GET /v1/search'];
    const totals = Object.values(counters.surfaces).reduce((sum, each) => ({ clicks: sum.clicks + each.clicks, impressions: sum.impressions + each.impressions }), { clicks: 0, impressions: 0 });
    const newest = list.generations.find(each => each.name === list.served)?.snapshots.at(-1);
    replace(places.strip,
      tile('served', t('operations.served'), list.served ?? '–', newest ? t('lab.snapshot', { number: String(newest) }) : ''),
      tile('lag', t('operations.lag'), pulse.lag_ms === undefined ? '–' : milliseconds(pulse.lag_ms), t('operations.lag.note')),
      tile('events', t('operations.events'), number(pulse.taken.events?.accepted ?? 0), t('operations.since')),
      tile('p95', t('operations.search_p95'), search?.p95_ms === undefined ? '–' : milliseconds(search.p95_ms), search ? t('operations.p50', { value: milliseconds(search.p50_ms) }) : ''),
      tile('ctr', t('operations.ctr'), totals.impressions ? `${number((100 * totals.clicks) / totals.impressions, 1)} %` : '–', t('operations.ctr.note')));
    replace(places.gauges, gauges(pulse));
    generations.draw(list, status);
    latencies(places.latency, pulse.answers);
    const now = JSON.stringify([counters, pulse.rejects]);
    if (now !== known) {
      surfaces(places.surfaces, counters.surfaces);
      emptyQueries(places.zero, counters.zero_result_queries);
      rejects(places.rejects, pulse.rejects);
      known = now;
    }
  }

  const tile = (key, label, value, note) => element('div', { class: 'tile', 'data-tile': key }, element('span', { class: 'tile-label' }, label), element('b', { class: 'tile-value' }, value), element('small', {}, note));
  const section = (key, place, kind = '') => element('section', { class: ['panel', kind], 'aria-labelledby': `ops-${key}` }, element('h2', { id: `ops-${key}` }, t(`operations.${key}.title`)), place);

  replace(root, element('div', { class: 'heading' }, element('h1', {}, t('nav.operations')), element('p', { class: 'note' }, t('operations.words'))),
    element('div', { class: 'ops' }, places.trouble, places.strip, places.gauges,
      element('div', { class: 'ops-columns' }, section('generations', places.generations), section('rules', places.rules)),
      section('surfaces', places.surfaces), element('div', { class: 'ops-columns' }, section('latency', places.latency), element('div', { class: 'ops-stack' }, section('zero', places.zero), section('rejects', places.rejects)))));
  look();
  rulesPanel(places.rules);
  return () => { ended = true; clearTimeout(timer); generations.end(); };
}
