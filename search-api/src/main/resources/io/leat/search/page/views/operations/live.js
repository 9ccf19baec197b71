/* What happens now, as small charts: what comes in, how fresh it is, how fast answers are, what surfaces bring. */
import { element, replace } from '../../dom.js';
import { milliseconds, money, number, percent, t } from '../../i18n.js';
import { histogram, lineChart } from '../../widgets/chart.js';

const figure = (title, value, chart, note = '') => element('section', { class: 'panel gauge' },
  element('div', { class: 'gauge-head' }, element('h2', {}, title), element('b', {}, value)), chart, note ? element('p', { class: 'note' }, note) : null);

const last = (values, count) => values.slice(-count).reduce((sum, value) => sum + value, 0) / count;

const seconds = ms => (ms >= 1000 ? t('operations.s', { value: number(ms / 1000, 1) }) : t('unit.ms', { value: number(ms) }));

/** The bars that say anything, and those between them. */
function trimmed(bars) {
  const first = bars.findIndex(bar => bar.count > 0);
  const end = bars.findLastIndex(bar => bar.count > 0);
  return first < 0 ? [] : bars.slice(Math.max(0, first - 1), Math.min(bars.length, end + 2))
    .map(bar => ({ name: bar.up_to_ms === undefined ? t('operations.longer') : seconds(bar.up_to_ms), value: bar.count }));
}

/** Of things that are counted there are no halves. */
const whole = value => (Number.isInteger(value) ? number(value) : '');

const line = (values, label) => lineChart([{ name: label, points: values.map((y, index) => ({ x: index - values.length, y })) }],
  { label, x: value => (value === -1 ? t('operations.now') : t('operations.s', { value: number(value) })), y: whole });

/** The charts of a pulse, as `/v1/admin/pulse` has it. */
export function gauges(pulse) {
  const search = pulse.answers['GET /v1/search'] ?? Object.values(pulse.answers)[0];
  const events = pulse.taken.events ?? { accepted: 0, duplicates: 0, rejected: 0 };
  const fresh = trimmed(pulse.visible.histogram);
  const took = search ? trimmed(search.histogram) : [];
  return [
    figure(t('operations.events'), t('operations.per_second', { value: number(last(pulse.events_per_second, 5), 1) }), line(pulse.events_per_second, t('operations.events')),
      t('operations.events.note', { accepted: events.accepted, duplicates: events.duplicates, rejected: events.rejected })),
    figure(t('operations.requests'), t('operations.per_second', { value: number(last(pulse.requests_per_second, 5), 1) }), line(pulse.requests_per_second, t('operations.requests')), t('operations.requests.note')),
    figure(t('operations.fresh'), pulse.visible.p95_ms === undefined ? '–' : seconds(pulse.visible.p95_ms), fresh.length ? histogram(fresh, { label: t('operations.fresh'), y: whole }) : nothing('operations.fresh.none'),
      pulse.visible.count ? t('operations.fresh.note', { count: pulse.visible.count }) : ''),
    figure(t('operations.took'), search ? milliseconds(search.p95_ms) : '–', took.length ? histogram(took, { label: t('operations.took'), y: whole }) : nothing('operations.took.none'), search ? t('operations.took.note') : ''),
  ];
}

const nothing = key => element('p', { class: 'nothing note' }, t(key));

/** A table that may be wider than a phone. */
export const wide = (label, heads, rows) => element('div', { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': label },
  element('table', { class: 'numbers' }, element('thead', {}, element('tr', {}, heads.map(head => element('th', { scope: 'col' }, head)))),
    element('tbody', {}, rows.map(([head, ...cells]) => element('tr', {}, element('th', { scope: 'row' }, head), cells.map(cell => element('td', {}, cell)))))));

/** Latency percentiles by route. */
export function latencies(place, answers) {
  const rows = Object.entries(answers).sort(([, a], [, b]) => b.count - a.count);
  replace(place, rows.length ? wide(t('operations.latency'), [t('operations.route'), t('operations.count'), 'p50', 'p95', 'p99'],
    rows.map(([route, each]) => [element('code', {}, route), number(each.count), ...[each.p50_ms, each.p95_ms, each.p99_ms].map(milliseconds)])) : nothing('operations.took.none'));
}

/** What each surface answered and what came of it. */
export function surfaces(place, counters) {
  const rows = Object.entries(counters).sort(([, a], [, b]) => b.requests - a.requests);
  const share = (part, whole) => (whole ? percent(part / whole, 1) : '–');
  replace(place, rows.length ? wide(t('operations.surfaces'),
    ['surface', 'requests', 'zero', 'impressions', 'clicks', 'ctr', 'carts', 'purchases', 'conversion', 'revenue'].map(key => t(`operations.${key}`)),
    rows.map(([name, each]) => [name, number(each.requests), number(each.zero_results), number(each.impressions), number(each.clicks), share(each.clicks, each.impressions),
      number(each.carts), number(each.purchases), share(each.purchases, each.clicks), money(each.revenue)])) : nothing('operations.surfaces.none'));
}

/** Texts that found nothing. */
export function emptyQueries(place, queries) {
  const most = queries[0]?.count ?? 1;
  replace(place, queries.length ? element('ul', { class: 'ranked' }, queries.slice(0, 10).map(({ text, count }) => element('li', {},
    element('span', {}, text.slice(0, 120)), element('span', { class: 'ranked-bar', 'aria-hidden': 'true' }, element('span', { style: { width: `${(100 * count) / most}%` } })), element('b', {}, number(count))))) : nothing('operations.zero.none'));
}

/** Why rows were turned away. */
export function rejects(place, list) {
  replace(place, list.length ? element('ul', { class: 'rejects' }, list.map(each => element('li', {},
    element('b', {}, number(each.count)), element('span', {}, element('span', { class: 'chip on' }, t(`operations.kind.${each.kind}`), each.field ? [' · ', each.field] : null), element('small', {}, each.example.slice(0, 300)))))) : nothing('operations.rejects.none'));
}
