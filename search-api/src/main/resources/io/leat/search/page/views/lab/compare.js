/* Two configurations on a list of queries: what changes, and which of them the judgements speak for. */
import { get } from '../../api.js';
import { announce, element, replace } from '../../dom.js';
import { number, t } from '../../i18n.js';
import { partName } from '../../widgets/bars.js';
import { itemAddress, titleOf } from '../../widgets/card.js';
import { picture } from '../../widgets/picture.js';
import { failed } from '../../widgets/states.js';
import { controls } from './controls.js';
import { movement, thumbs } from './hits.js';
import { gainsOf, judgedQueries, ndcg } from './judgements.js';
import { parameters, SHOWN } from './settings.js';

const DEPTH = 10;
const MOST_QUERIES = 200;

/** A configuration in a line. */
function words(settings) {
  const weights = Object.entries(settings.weights).map(([part, weight]) => `${partName(part)} ${number(weight, 2)}`);
  return [settings.generation || t('lab.served.now'), t(`lab.fusion.${settings.blend}`), `${t('lab.strength')} ${number(settings.strength, 2)}`,
    ...weights, settings.cutoff === 'none' ? t('lab.cutoff.none.long') : null].filter(Boolean).join(' · ');
}

/**
 * @param {Element} root
 * @param {object} lab {sides, queries, generations, changed, judged, asker}
 */
export function drawCompare(root, lab) {
  const results = element('div', { class: 'lab-results', 'aria-live': 'polite' });
  const field = element('textarea', { id: 'lab-queries', rows: 6, spellcheck: 'false', oninput: () => { lab.queries = field.value; lab.changed(); } });
  field.value = lab.queries;
  let turn = 0;
  let answers = [];

  const side = name => {
    const line = element('span', { class: 'note' }, words(lab.sides[name]));
    return element('details', { class: 'panel setup', 'data-side': name },
      element('summary', {}, element('b', { class: ['side-name', name] }, name.toUpperCase()), line),
      controls(lab.sides[name], { generations: lab.generations, changed: () => { line.textContent = words(lab.sides[name]); lab.changed(); } }).root);
  };

  const run = element('button', { type: 'button', onclick: ask }, t('lab.compare.run'));
  const progress = element('progress', { max: 1, value: 0, 'aria-label': t('lab.compare.running'), hidden: true });

  async function ask() {
    const mine = ++turn;
    const queries = [...new Set(field.value.split('\n').map(line => line.trim()).filter(Boolean))].slice(0, MOST_QUERIES);
    answers = [];
    progress.hidden = false;
    run.disabled = true;
    try {
      for (const [index, query] of queries.entries()) {
        const question = { q: query.slice(0, 500), ...lab.asker(), ...SHOWN, explain: false, size: DEPTH };
        const [a, b] = await Promise.all(['a', 'b'].map(name => get('/v1/admin/search', { ...question, ...parameters(lab.sides[name]) })));
        if (mine !== turn || !results.isConnected) return;
        answers.push({ query, a, b });
        progress.value = (index + 1) / queries.length;
      }
      draw();
      announce(t('lab.compare.done', { count: queries.length }));
    } catch (failure) {
      replace(results, failed(failure, ask));
    } finally {
      progress.hidden = true;
      run.disabled = false;
    }
  }

  const ids = answer => answer.hits.map(hit => hit.item_id);
  const measured = ({ query, a, b }) => {
    const gains = gainsOf(query);
    const [one, other] = [ids(a), ids(b)];
    return { ndcgA: ndcg(one, gains, DEPTH), ndcgB: ndcg(other, gains, DEPTH), common: one.filter(id => other.includes(id)).length, longest: Math.max(one.length, other.length),
      changed: one.length !== other.length || one.some((id, index) => id !== other[index]) };
  };
  const mean = values => (values.length ? values.reduce((sum, value) => sum + value, 0) / values.length : null);
  const shown = value => (value === null ? '–' : value.toFixed(3));

  function draw() {
    const rows = answers.map(each => ({ ...each, ...measured(each) }));
    const judged = rows.filter(row => row.ndcgA !== null && row.ndcgB !== null);
    const [a, b] = [mean(judged.map(row => row.ndcgA)), mean(judged.map(row => row.ndcgB))];
    const open = new Set([...results.querySelectorAll('details[open]')].map(each => each.dataset.query));
    const order = [...rows].sort((one, other) => Number(other.changed) - Number(one.changed)
      || Math.abs((other.ndcgB ?? 0) - (other.ndcgA ?? 0)) - Math.abs((one.ndcgB ?? 0) - (one.ndcgA ?? 0)) || one.common - other.common);
    replace(results,
      element('div', { class: 'tiles' },
        tile('ndcg-a', 'A', t('lab.ndcg'), shown(a)), tile('ndcg-b', 'B', t('lab.ndcg'), shown(b)),
        tile('delta', '', t('lab.difference'), a === null ? '–' : signed(b - a), a === null ? '' : b > a ? 'good' : b < a ? 'bad' : ''),
        tile('changed', '', t('lab.changed'), t('lab.of', { count: number(rows.filter(row => row.changed).length), all: number(rows.length) }))),
      a === null ? element('p', { class: 'note' }, t('lab.compare.unjudged')) : element('p', { class: 'note' }, t('lab.compare.judged', { count: judged.length })),
      element('div', { class: 'compared', role: 'list' }, order.map(row => element('div', { role: 'listitem' }, compared(row, open)))));
  }

  const signed = value => `${value > 0 ? '+' : value < 0 ? '−' : ''}${Math.abs(value).toFixed(3)}`;
  const tile = (key, side_, label, value, kind = '') => element('div', { class: ['tile', kind], 'data-tile': key },
    element('span', { class: 'tile-label' }, side_ ? element('b', { class: ['side-name', side_.toLowerCase()] }, side_) : null, label), element('b', { class: 'tile-value' }, value));

  function compared(row, open) {
    const lists = element('div', { class: 'lists' });
    const details = element('details', { class: 'compared-row', 'data-query': row.query, ontoggle: () => { if (details.open && !lists.hasChildNodes()) replace(lists, list('a', row), list('b', row)); } },
      element('summary', {},
        element('span', { class: 'compared-query' }, row.query),
        element('span', { class: 'compared-facts note' }, row.changed ? t('lab.common', { count: row.common, all: row.longest }) : t('lab.same')),
        element('span', { class: 'compared-scores' }, row.ndcgA === null ? element('span', { class: 'note' }, t('lab.unjudged'))
          : [meter('a', row.ndcgA), meter('b', row.ndcgB), element('b', { class: row.ndcgB > row.ndcgA ? 'good' : row.ndcgB < row.ndcgA ? 'bad' : '' }, signed(row.ndcgB - row.ndcgA))])),
      lists);
    if (open.has(row.query)) details.open = true;
    return details;
  }

  const meter = (name, value) => element('span', { class: ['gain', name], title: `${name.toUpperCase()} ${t('lab.ndcg')} ${number(value, 3)}` },
    element('span', { class: 'gain-fill', style: { width: percent100(value) } }), element('span', { class: 'gain-words' }, `${name.toUpperCase()} ${value.toFixed(2)}`));
  const percent100 = value => `${Math.round(100 * value)}%`;

  function list(name, { query, a, b }) {
    const [own, other] = name === 'a' ? [a, b] : [b, a];
    const ranks = new Map(other.hits.map(hit => [hit.item_id, hit.rank]));
    return element('div', {}, element('h2', {}, element('b', { class: ['side-name', name] }, name.toUpperCase()), own.index.generation),
      element('ol', { class: 'small-hits' }, own.hits.map(hit => element('li', { 'data-item': hit.item_id },
        element('span', { class: 'lab-rank' }, element('b', {}, String(hit.rank)), movement(hit.rank, ranks.get(hit.item_id))),
        picture(hit.fields ?? {}), element('a', { href: itemAddress(hit.item_id), class: 'lab-title' }, titleOf(hit.fields, hit.item_id)),
        thumbs(query, hit.item_id, titleOf(hit.fields, hit.item_id), () => { lab.judged(); draw(); })))));
  }

  replace(root, element('div', { class: 'lab-compare' },
    element('div', { class: 'setups' }, side('a'), side('b')),
    element('div', { class: 'panel queries' }, element('label', { for: 'lab-queries' }, t('lab.queries')),
      element('p', { class: 'note' }, t('lab.queries.hint')), field,
      element('div', { class: 'actions' },
        element('button', { class: 'quiet', type: 'button', onclick: () => { field.value = judgedQueries().join('\n'); lab.queries = field.value; lab.changed(); } }, t('lab.queries.judged')), run),
      progress),
    results));
  if (answers.length) draw();
}
