/*
 * The same search twice: as everybody gets it, and as the chosen shopper does. Lines lead from an
 * item's place on the one side to its place on the other.
 */
import { element, icon, replace, svg } from '../dom.js';
import { settled } from '../events.js';
import { percent } from '../i18n.js';
import { asker, persona, strength } from '../state.js';
import { avatar } from '../widgets/avatar.js';
import { categoryOf, itemAddress, priceOf, reasonOf, titleOf } from '../widgets/card.js';
import { picture } from '../widgets/picture.js';
import { empty, load } from '../widgets/states.js';
import { moveMark } from './shop/moves.js';
import { strengthSlider } from './shop/results.js';

/** Items of each list that are shown, and that are asked for: how far an item came is told from beyond those shown. */
const SHOWN = 12;
const SIZE = 60;
const FIELDS = ['title', 'price', 'currency', 'image_url', 'categories', 'brand'];
/** Of the middle, in its own units; each row is one high. */
const MIDDLE = 10;

export default function view({ root, query, api, t, navigate }) {
  const text = () => (field.value.trim() || '').slice(0, 500);
  const field = element('input', { id: 'compare-q', type: 'search', value: query.get('q') ?? '', placeholder: t('compare.placeholder'), maxlength: 500, autocomplete: 'off' });
  const note = element('p', { class: 'note compare-note' });
  const sides = element('div', { class: 'sides' });

  const form = element('form', { class: 'compare-form', onsubmit: event => {
    event.preventDefault();
    navigate(text() ? `#/compare?${new URLSearchParams({ q: text() })}` : '#/compare');
  } }, element('label', { for: 'compare-q' }, t('compare.query')), field, element('button', { type: 'submit' }, t('compare.go')));

  const who = element('div', { class: 'compare-who' }, strengthSlider(() => compare()),
    element('button', { class: 'quiet', type: 'button', onclick: async () => (await import('../widgets/personas.js')).openPersonas() }, t(persona() === null ? 'start.choose' : 'start.other')));
  replace(root, element('div', { class: 'heading' }, element('h1', {}, t('nav.compare')), element('p', { class: 'note' }, t('compare.words'))),
    element('div', { class: 'compare-controls' }, form, who), note, sides);

  async function compare() {
    replace(note);
    await load(sides, async () => {
      await settled();
      // One of a kind each: a newer comparison cancels both.
      const ask = (kind, who_, personalization) => api.get('/v1/search', { q: text(), size: SIZE, fields: FIELDS, highlight: false, explain: true, personalization, ...who_ }, { kind });
      return Promise.all([ask('compare left', {}, 0), ask('compare right', asker(), strength())]);
    }, ([plain, own]) => {
      if (plain.hits.length === 0 && own.hits.length === 0) return empty(t('results.none'), t('results.none.hint'));
      replace(note, summary(plain, own));
      return drawn(plain, own);
    }, { keep: sides.childElementCount > 0 && !sides.querySelector('.state'), waiting: element('p', { class: 'state' }, t('compare.asking')) });
  }

  const ranks = answer => new Map(answer.hits.map((hit, index) => [hit.item_id, index]));

  function summary(plain, own) {
    if (!own.personalization.applied && strength() > 0) return [icon('info'), ' ', t(own.personalization.profile === 'opted_out' ? 'compare.opted_out' : 'compare.nothing_known')];
    const before = ranks(plain);
    const shown = own.hits.slice(0, SHOWN);
    const moved = shown.filter((hit, index) => before.get(hit.item_id) !== index).length;
    const come = shown.filter(hit => !(before.get(hit.item_id) < SHOWN)).length;
    return moved === 0 ? t('compare.same') : t('compare.moved', { moved, come, count: shown.length });
  }

  function drawn(plain, own) {
    const before = ranks(plain);
    const after = ranks(own);
    const rows = Math.max(...[plain, own].map(answer => Math.min(answer.hits.length, SHOWN)));
    const mark = (from, to) => moveMark(from === undefined || to === undefined ? null : from - to);
    return [
      side(t('compare.plain'), null, t('compare.plain.words'), plain, (hit, index) =>
        (after.get(hit.item_id) < SHOWN ? null : after.has(hit.item_id) ? mark(index, after.get(hit.item_id)) : element('span', { class: 'moved gone' }, t('moved.gone')))),
      element('div', { class: 'between', 'aria-hidden': 'true' }, lines(before, after, rows)),
      side(t('compare.own', { name: persona() ?? t('persona.anonymous') }), persona(), t('compare.own.words', { strength: percent(strength()) }), own,
        (hit, index) => mark(before.get(hit.item_id), index)),
    ];
  }

  function side(title, userId, words, answer, mark) {
    return element('section', { class: 'side-list' },
      element('div', { class: 'side-head' }, avatar(userId), element('div', {}, element('h2', {}, title), element('p', { class: 'note' }, words))),
      element('ol', {}, answer.hits.slice(0, SHOWN).map((hit, index) => row(hit, index, mark(hit, index)))));
  }

  function row(hit, index, mark) {
    const reason = reasonOf(hit);
    return element('li', { class: 'compare-row', 'data-item': hit.item_id },
      element('span', { class: 'rank' }, String(index + 1)), picture(hit.fields, { eager: true }),
      element('div', { class: 'compare-words' }, element('a', { href: itemAddress(hit.item_id) }, titleOf(hit.fields, hit.item_id)),
        element('p', { class: ['card-facts', reason.personal && 'personal'] }, reason.personal ? [reason.text, ' ', reason.title] : [priceOf(hit.fields)].filter(Boolean).join(' · '))),
      mark);
  }

  /** From place to place; what comes from below those shown, or goes there, passes the lower edge. */
  function lines(before, after, rows) {
    const at = index => (index < rows ? index + 0.5 : rows + 0.4);
    const shown = [...after].filter(([id, to]) => before.has(id) && (to < rows || before.get(id) < rows));
    return svg('svg', { viewBox: `0 0 ${MIDDLE} ${rows}`, preserveAspectRatio: 'none' }, shown.map(([id, to]) => {
      const from = before.get(id);
      const kind = to < from ? 'up' : to > from ? 'down' : 'still';
      return svg('path', { class: [kind, (from >= rows || to >= rows) && 'far'], 'vector-effect': 'non-scaling-stroke', d: `M0 ${at(from)}C${MIDDLE / 2} ${at(from)} ${MIDDLE / 2} ${at(to)} ${MIDDLE} ${at(to)}` });
    }));
  }

  if (text()) {
    compare();
  } else {
    examples();
  }

  /** To begin with: what is searched for often, or else what there is most of. */
  async function examples() {
    replace(note);
    replace(sides, empty(t('compare.empty'), t('compare.empty.hint')));
    const place = sides.firstChild;
    const [often, most] = await Promise.all([
      api.get('/v1/suggest', { q: '', kinds: 'query', size: 8, ...asker() }, { kind: 'compare often' }).catch(() => null),
      api.get('/v1/search', { size: 1, facets: 'category', facet_size: 30 }, { kind: 'compare most' }).catch(() => null),
    ]);
    const leaves = values => values.flatMap(value => (value.children?.length ? leaves(value.children) : [value]));
    const there = leaves(most?.facets.category?.values ?? []).sort((a, b) => b.count - a.count).map(each => categoryOf(each.value).toLowerCase());
    const words = [...new Set([...(often?.suggestions ?? []).map(each => each.text), ...there])].slice(0, 10);
    if (words.length) place.append(element('div', { class: 'chips' }, words.map(each => element('a', { class: 'button chip', href: `#/compare?${new URLSearchParams({ q: each })}` }, each))));
  }

  return {
    update(changed) {
      field.value = changed.get('q') ?? '';
      if (text()) compare();
      else examples();
    },
  };
}
