/* What was searched for: facets beside it, the items, and a way to more. */
import { get, isCancelled } from '../../api.js';
import { announce, element, icon, replace } from '../../dom.js';
import { send, settled } from '../../events.js';
import { milliseconds, number, percent, t } from '../../i18n.js';
import { asker, persona, scores, setScores, setStrength, strength, subscribe } from '../../state.js';
import { legend } from '../../widgets/bars.js';
import { card, categoryOf, ghosts } from '../../widgets/card.js';
import { drawer } from '../../widgets/dialog.js';
import { empty, failed } from '../../widgets/states.js';
import { avatar } from '../../widgets/avatar.js';
import { facetPanel } from './facets.js';
import { marksOf } from './moves.js';
import { notesOf } from './notes.js';
import { SORTS, cleared, conditionCount, hashOf, requestOf } from './query.js';

export function results({ root, question: first, navigate }) {
  const parts = frame();
  let question = first;
  let answer = null;
  let hits = [];
  let logged = null;

  const go = changed => navigate(hashOf(changed));

  async function search({ fresh = false } = {}) {
    drawTools();
    replace(parts.title, titleOfSearch(question));
    parts.list.setAttribute('aria-busy', 'true');
    if (fresh || !answer) {
      replace(parts.list, ghosts(12));
      replace(parts.more);
    }
    const slow = setTimeout(() => replace(parts.note, t('state.slow')), 3000);
    try {
      await settled();
      answer = await get('/v1/search', { ...requestOf(question), personalization: strength(), ...asker() }, { kind: 'search' });
      clearTimeout(slow);
      hits = answer.hits;
      draw();
      log();
    } catch (failure) {
      clearTimeout(slow);
      if (isCancelled(failure)) return;
      answer = null;
      replace(parts.note);
      replace(parts.more);
      replace(parts.notes);
      replace(parts.list, failed(failure, () => search({ fresh: true })));
    }
    parts.list.removeAttribute('aria-busy');
  }

  function draw() {
    const count = answer.total.value;
    const atLeast = answer.total.relation === 'gte' ? '+' : '';
    replace(parts.note, t('results.count', { count: count === 1 ? 1 : `${number(count)}${atLeast}` }), ' · ', milliseconds(answer.took_ms));
    const { marks, moved } = marksOf(question, hits);
    replace(parts.notes, notesOf(answer, moved));
    drawFacets();
    drawPerson();
    if (hits.length === 0) {
      replace(parts.list, nothing());
      replace(parts.legend);
    } else {
      drawCards(marks);
    }
    drawMore();
    announce([t('results.count', { count }), moved ? t('results.moved', { count: moved }) : ''].join(' '));
  }

  function drawCards(marks = new Map()) {
    const widest = Math.max(...hits.map(hit => hit.score ?? 0));
    replace(parts.list, hits.map((hit, index) => card(hit, { queryId: answer.query_id, eager: index < 8, widest, moved: marks.get(hit.item_id) ?? null })));
    replace(parts.legend, scores() && hits[0]?.parts?.length ? legend(hits) : null);
  }

  function nothing() {
    const count = conditionCount(question);
    return empty(t('results.none'), t(count ? 'results.none.filtered' : 'results.none.hint'),
      count ? element('button', { type: 'button', onclick: () => go(cleared(question)) }, t('facets.clear')) : null);
  }

  function drawMore() {
    replace(parts.more, answer.next_cursor ? element('button', { class: 'quiet', type: 'button', 'data-more': true, onclick: more }, t('results.more')) : null,
      hits.length ? element('p', { class: 'note' }, t('results.shown', { shown: hits.length, count: answer.total.value })) : null);
  }

  /** The next page; where its cursor is known no more, by its place. */
  async function more(event) {
    event.target.disabled = true;
    const shown = hits.length;
    try {
      const next = await get('/v1/search', { cursor: answer.next_cursor, size: requestOf(question).size, explain: true }, { kind: 'search' })
        .catch(failure => {
          if (failure.status !== 410 && failure.status !== 400) throw failure;
          return get('/v1/search', { ...requestOf(question), from: shown, personalization: strength(), ...asker() }, { kind: 'search' });
        });
      answer.next_cursor = next.next_cursor;
      const known = new Set(hits.map(hit => hit.item_id));
      const added = next.hits.filter(hit => !known.has(hit.item_id));
      hits = [...hits, ...added];
      const widest = Math.max(...hits.map(hit => hit.score ?? 0));
      parts.list.append(...added.map(hit => card(hit, { queryId: next.query_id, widest })));
      drawMore();
      parts.list.children[shown]?.querySelector('a')?.focus({ preventScroll: true });
    } catch (failure) {
      if (!isCancelled(failure)) replace(parts.more, failed(failure, drawMore));
    }
  }

  function drawFacets() {
    const held = document.activeElement?.dataset?.key;
    replace(parts.facets, facetPanel(question, answer, go));
    if (held) parts.facets.querySelector(`[data-key="${CSS.escape(held)}"]`)?.focus({ preventScroll: true });
  }

  function drawTools() {
    const count = conditionCount(question);
    const held = document.activeElement?.dataset?.tool;
    replace(parts.tools,
      element('button', { class: 'quiet facets-open', type: 'button', 'data-tool': 'facets', onclick: openFacets }, icon('filter'), count ? t('facets.open.count', { count }) : t('facets.open')),
      element('select', { 'aria-label': t('sort.label'), 'data-tool': 'sort', onchange: event => go({ ...question, sort: event.target.value, all: true }) },
        SORTS.map(sort => element('option', { value: sort, selected: sort === question.sort }, t(`sort.${sort}`)))),
      element('label', { class: 'switch scores-switch' },
        element('input', { type: 'checkbox', role: 'switch', 'data-tool': 'scores', checked: scores(), onchange: event => setScores(event.target.checked) }),
        element('span', { class: 'long' }, t('results.scores')), element('span', { class: 'short' }, t('results.scores.short'))));
    if (held) parts.tools.querySelector(`[data-tool="${held}"]`)?.focus({ preventScroll: true });
  }

  function drawPerson() {
    const label = parts.person.querySelector('[data-role=whose]');
    if (label) replace(label, whose(answer));
  }

  async function openFacets() {
    const side = parts.facets.parentElement;
    const opened = drawer(t('facets.title'), parts.facets);
    opened.body.append(element('div', { class: 'actions' }, element('button', { type: 'button', onclick: () => opened.close() }, t('facets.show'))));
    await opened.closed;
    side.append(parts.facets);
  }

  /** The search itself is an event, once: what others type next is suggested from it. */
  function log() {
    if (!question.q || logged === question.q) return;
    logged = question.q;
    send('search', { query: question.q, query_id: answer.query_id, item_ids: hits.slice(0, 10).map(hit => hit.item_id) });
  }

  function frame() {
    const made = {
      title: element('h1', { id: 'results-title' }), note: element('p', { class: 'note', id: 'results-note' }),
      notes: element('div', { class: 'notes' }), tools: element('div', { class: 'tools' }), person: element('div', { class: 'person' }),
      legend: element('div', {}), list: element('div', { class: 'cards', id: 'hits' }), more: element('div', { class: 'more' }), facets: element('div', { class: 'facets' }),
    };
    replace(made.person, strengthSlider(() => search()));
    replace(root, element('div', { class: 'results' },
      element('aside', { class: 'side', 'aria-label': t('facets.title') }, made.facets),
      element('div', { class: 'found' }, element('div', { class: 'heading' }, made.title, made.note), element('div', { class: 'controls' }, made.person, made.tools), made.notes, element('h2', { class: 'unseen' }, t('results.items')), made.legend, made.list, made.more)));
    return made;
  }

  const stop = subscribe(what => { if (what === 'scores' && answer) drawCards(); });
  search();
  return {
    end: stop,
    update(changed) {
      const other = changed.q !== question.q;
      question = changed;
      search({ fresh: other });
    },
  };
}

/** The words; without any, the one category or brand that is looked around in. */
function titleOfSearch({ q, ticked }) {
  if (q) return t('results.title', { query: q });
  for (const name of ['category', 'brand']) {
    const values = [...(ticked.get(name) ?? [])];
    if (values.length === 1) return categoryOf(values[0]);
  }
  return t('results.all');
}

function whose(answer) {
  const { profile } = answer.personalization;
  const name = persona() ?? t('persona.anonymous');
  if (profile === 'opted_out') return t('results.opted_out', { name });
  if (profile === 'nothing' || profile === 'unknown_user') return t('results.nothing_known');
  return t('results.personal', { name });
}

/** How much the shopper counts; `changed` is called when it is let go of. */
export function strengthSlider(changed) {
  const shown = element('output', { class: 'strength-value' }, percent(strength()));
  const slider = element('input', {
    type: 'range', id: 'strength', min: 0, max: 1, step: 0.05, value: strength(), 'aria-label': t('strength.label'), 'aria-valuetext': percent(strength()),
    oninput: () => { shown.textContent = percent(slider.valueAsNumber); slider.setAttribute('aria-valuetext', percent(slider.valueAsNumber)); },
    onchange: () => { setStrength(slider.valueAsNumber); changed(); },
  });
  return element('div', { class: 'strength' }, avatar(persona()),
    element('div', { class: 'strength-words' }, element('span', { class: 'strength-whose', 'data-role': 'whose' }, t('strength.label')),
      element('div', { class: 'strength-line' }, element('small', { 'aria-hidden': 'true' }, t('strength.words')), slider, element('small', { 'aria-hidden': 'true' }, t('strength.person')), shown)));
}
