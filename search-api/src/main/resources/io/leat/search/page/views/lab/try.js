/* One query under the glass: controls at one side, and at once what they do. */
import { get, isCancelled } from '../../api.js';
import { announce, element, replace } from '../../dom.js';
import { milliseconds, t } from '../../i18n.js';
import { legend } from '../../widgets/bars.js';
import { empty, failed } from '../../widgets/states.js';
import { controls } from './controls.js';
import { hitRow, retrievers } from './hits.js';
import { same, parameters, SERVERS_OWN, SHOWN } from './settings.js';

const SIZE = 12;

/**
 * @param {Element} root
 * @param {object} lab {settings, query, who, generations, changed, toCompare}
 * @return {function()} draws again with what the lab now knows
 */
export function drawTry(root, lab) {
  const results = element('div', { class: 'lab-results' });
  // On a phone what is found comes first.
  const panel = element('details', { class: 'panel lab-controls', open: matchMedia('(min-width: 56rem)').matches });
  let made;

  function drawControls() {
    made = controls(lab.settings, { generations: lab.generations, changed: () => { lab.changed(); ask(); } });
    replace(panel, element('summary', {}, element('h2', {}, t('lab.controls'))),
      element('button', { class: 'link small reset', type: 'button', onclick: () => { Object.assign(lab.settings, structuredClone(SERVERS_OWN)); lab.changed(); drawControls(); ask(); } }, t('lab.reset')),
      made.root,
      element('div', { class: 'to-compare' }, element('span', { class: 'note' }, t('lab.to_compare')),
        ['a', 'b'].map(side => element('button', { class: 'quiet', type: 'button', 'aria-label': t('lab.to_compare.as', { name: side.toUpperCase() }), onclick: () => lab.toCompare(side) }, side.toUpperCase()))));
  }

  async function ask() {
    results.setAttribute('aria-busy', 'true');
    try {
      const question = { q: lab.query, ...lab.asker(), ...SHOWN, size: SIZE };
      const own = { ...SERVERS_OWN, generation: lab.settings.generation };
      const [answer, before] = await Promise.all([
        get('/v1/admin/search', { ...question, ...parameters(lab.settings) }, { kind: 'lab' }),
        same(lab.settings, own) ? null : get('/v1/admin/search', { ...question, ...parameters(own), explain: false, fields: ['brand'], size: 100 }, { kind: 'lab-before', quiet: true }),
      ]);
      draw(answer, before);
    } catch (failure) {
      if (!isCancelled(failure)) replace(results, failed(failure, ask));
    } finally {
      results.removeAttribute('aria-busy');
    }
  }

  function draw(answer, before) {
    made.told(answer.diagnostics ?? []);
    const ranks = before && new Map(before.hits.map(hit => [hit.item_id, hit.rank]));
    const widest = Math.max(...answer.hits.map(hit => hit.score ?? 0), 0);
    const open = new Set([...results.querySelectorAll('details[open]')].map(each => each.closest('[data-item]')?.dataset.item));
    const words = [t('lab.found_items', { count: answer.total.value }), milliseconds(answer.took_ms), `${answer.index.generation} · ${t('lab.snapshot', { number: String(answer.index.snapshot) })}`];
    replace(results,
      element('p', { class: 'lab-line note' }, words.join(' · '), answer.did_you_mean ? [' · ', t('lab.corrected', { text: answer.did_you_mean })] : null, ranks ? [' · ', t('lab.moves')] : null),
      answer.diagnostics?.length ? element('div', { class: 'panel flush' }, retrievers(answer.diagnostics, answer.took_ms)) : null,
      answer.hits.length ? [legend(answer.hits),
        element('ol', { class: 'lab-hits' }, answer.hits.map(hit => hitRow(hit, { query: lab.query || '', widest, before: ranks, judged: lab.judged })))]
        : empty(t('lab.nothing'), t('lab.nothing.hint')));
    for (const details of results.querySelectorAll('details')) if (open.has(details.closest('[data-item]')?.dataset.item)) details.open = true;
    announce(words[0]);
  }

  drawControls();
  replace(root, element('div', { class: 'lab-try' }, panel, results));
  ask();
  return ask;
}
