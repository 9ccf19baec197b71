/* Hits taken apart: the score in pieces that add up to it, what of the shopper's own is behind it, thumbs. */
import { element, replace, svg } from '../../dom.js';
import { milliseconds, number, percent, t } from '../../i18n.js';
import { bars, partMeaning, partName } from '../../widgets/bars.js';
import { categoryOf, itemAddress, titleOf } from '../../widgets/card.js';
import { picture } from '../../widgets/picture.js';
import { gradeOf, judge } from './judgements.js';

const short = value => (Math.abs(value) >= 100 ? number(value) : value.toFixed(3));

/**
 * One hit.
 *
 * @param {object} hit with its parts
 * @param {{query: string, widest: number, before?: Map<string, number>, judged?: function()}} options
 *     before: ranks by another order, to mark what moved; judged: told of each thumb
 */
export function hitRow(hit, { query, widest, before = null, judged = () => {} }) {
  const item = hit.fields ?? {};
  const title = titleOf(item, hit.item_id);
  return element('li', { class: 'lab-hit', 'data-item': hit.item_id },
    element('div', { class: 'lab-rank' }, element('b', {}, String(hit.rank)), before ? movement(hit.rank, before.get(hit.item_id)) : null),
    picture(item, { eager: hit.rank <= 8 }),
    element('div', { class: 'lab-words' },
      element('a', { href: itemAddress(hit.item_id), class: 'lab-title' }, title),
      element('small', {}, [item.brand, categoryOf(item.categories?.[0])].filter(Boolean).map(text => String(text).slice(0, 60)).join(' · ')),
      bars(hit.parts ?? [], { score: hit.score, widest })),
    element('div', { class: 'lab-score' }, short(hit.score)),
    thumbs(query, hit.item_id, title, judged),
    details(hit));
}

/** How an item moved against another order. */
export function movement(rank, before) {
  if (before === undefined) return element('span', { class: 'move new' }, t('lab.move.new'));
  if (before === rank) return null;
  const up = before > rank;
  return element('span', { class: ['move', up ? 'up' : 'down'], title: t(up ? 'lab.move.up' : 'lab.move.down', { count: Math.abs(before - rank) }) },
    up ? '▲' : '▼', String(Math.abs(before - rank)));
}

/** Two thumbs, of which one at most is down. */
export function thumbs(query, itemId, title, judged = () => {}) {
  const place = element('div', { class: 'thumbs', role: 'group', 'aria-label': t('lab.judge', { title }) });
  const draw = () => {
    const now = gradeOf(query, itemId);
    const thumb = (grade, on, key, turned) => element('button', {
      class: ['thumb', turned && 'turned'], type: 'button', 'aria-pressed': String(on), 'aria-label': t(key), title: t(key), 'data-grade': grade,
      onclick: () => {
        judge(query, itemId, on ? null : grade);
        draw();
        place.querySelector(`[data-grade="${grade}"]`).focus();
        judged();
      },
    }, thumbIcon());
    replace(place, thumb(1, now > 0, 'lab.judge.right', false), thumb(0, now <= 0, 'lab.judge.wrong', true));
  };
  draw();
  return place;
}

const thumbIcon = () => svg('svg', { class: 'icon', viewBox: '0 0 24 24', 'aria-hidden': 'true', focusable: 'false' },
  svg('path', { d: 'M7 10.5v9H4v-9zM7 18.5c2 1 3.5 1.5 5.5 1.5h3.2c1.2 0 2-.7 2.3-1.9l1.4-5.6c.3-1.2-.5-2.3-1.8-2.3H13l.8-3.7C14.1 5 13.4 4 12.3 4L7 10.5' }));

function details(hit) {
  const body = element('div', { class: 'lab-inside' });
  const opened = element('details', { class: 'lab-details', ontoggle: () => { if (opened.open && !body.hasChildNodes()) replace(body, table(hit), influences(hit)); } },
    element('summary', {}, t('lab.inside')), body);
  return opened;
}

function table(hit) {
  const heads = ['bars.part', 'lab.rank', 'bars.raw', 'bars.normalised', 'bars.weight', 'bars.adds'];
  return element('div', { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': t('bars.legend') }, element('table', { class: 'parts' },
    element('thead', {}, element('tr', {}, heads.map(key => element('th', { scope: 'col' }, t(key))))),
    element('tbody', {}, (hit.parts ?? []).map(part => element('tr', {},
      element('th', { scope: 'row', title: partMeaning(part.name) }, element('span', { class: 'swatch', 'data-part': part.name }), partName(part.name)),
      element('td', {}, part.rank ? number(part.rank) : '–'),
      [part.raw, part.normalised, part.weight, part.contribution].map(value => element('td', {}, value === null ? '–' : short(value)))))),
    element('tfoot', {}, element('tr', {}, element('th', { scope: 'row', colspan: 5 }, t('bars.sum')), element('td', {}, short(hit.score))))));
}

function influences(hit) {
  if (!hit.because?.length) return element('p', { class: 'note' }, t('lab.because.none'));
  return element('div', {}, element('p', { class: 'because' }, t('lab.because')),
    element('ul', { class: 'influences' }, hit.because.map(each => element('li', {},
      element('span', { class: 'influence-words' }, t(`did.${each.action}`), ' ', element('a', { href: itemAddress(each.item_id) }, titleOf(each, each.item_id))),
      element('span', { class: 'influence-bar', 'aria-hidden': 'true' }, element('span', { style: { width: `${Math.min(100, 100 * each.share)}%` } })),
      element('b', {}, percent(each.share))))));
}

/** What each retriever did for an answer. */
export function retrievers(diagnostics, tookMs) {
  const longest = Math.max(...diagnostics.map(each => each.took_ms), 0.001);
  return element('div', { class: 'scroll', tabindex: '0', role: 'group', 'aria-label': t('lab.retrievers') },
    element('table', { class: 'retrievers' },
      element('caption', { class: 'unseen' }, t('lab.retrievers')),
      element('thead', {}, element('tr', {}, ['lab.retriever', 'bars.weight', 'lab.role', 'lab.found', 'lab.took'].map(key => element('th', { scope: 'col' }, t(key))))),
      element('tbody', {}, diagnostics.map(each => element('tr', {},
        element('th', { scope: 'row', title: partMeaning(each.name) }, element('span', { class: 'swatch', 'data-part': each.name }), partName(each.name)),
        element('td', {}, number(each.weight, 3)),
        element('td', {}, t(each.brings_in ? 'lab.role.brings' : 'lab.role.scores')),
        element('td', {}, each.brings_in ? number(each.found) : '–'),
        element('td', {}, element('span', { class: 'took' }, element('span', { class: 'took-bar', 'data-part': each.name, 'aria-hidden': 'true', style: { width: `${(100 * each.took_ms) / longest}%` } }),
          element('span', {}, milliseconds(each.took_ms))))))),
      element('tfoot', {}, element('tr', {}, element('th', { scope: 'row', colspan: 4 }, t('lab.whole')), element('td', {}, milliseconds(tookMs))))));
}

