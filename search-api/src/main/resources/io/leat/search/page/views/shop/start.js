/* The start page: a welcome, and shelves of what this shopper may want. */
import { Problem, get, isCancelled, post } from '../../api.js';
import { element, replace } from '../../dom.js';
import { settled } from '../../events.js';
import { t } from '../../i18n.js';
import { asker, persona } from '../../state.js';
import { avatar } from '../../widgets/avatar.js';
import { titleOf } from '../../widgets/card.js';
import { ghostShelf, shelf } from '../../widgets/shelf.js';
import { empty, load } from '../../widgets/states.js';

const SIZE = 14;

export function start({ root }) {
  const shelves = element('div', {});
  const departments = element('div', { class: 'departments' });
  replace(root, hero(departments), shelves);
  const control = new AbortController();

  load(shelves, async () => {
    await settled();
    return shelvesOf(control.signal);
  }, made => (made.length ? made : empty(t('start.empty'), t('start.empty.hint'))), { waiting: [ghostShelf(), ghostShelf()] });
  drawDepartments(departments, control.signal);
  return { end: () => control.abort() };
}

function hero(departments) {
  const user = persona();
  return element('section', { class: 'hero' },
    element('div', { class: 'hero-words' },
      element('h1', {}, user === null ? t('start.title') : t('start.title.user', { name: user })),
      element('p', {}, user === null ? t('start.words') : t('start.words.user')),
      element('button', { class: 'hero-who', type: 'button', onclick: async () => (await import('../../widgets/personas.js')).openPersonas() },
        avatar(user), t(user === null ? 'start.choose' : 'start.other'))),
    departments);
}

/** The top categories, as ways in. */
async function drawDepartments(place, signal) {
  try {
    const answer = await get('/v1/search', { size: 1, facets: 'category', facet_size: 20 }, { signal });
    const values = answer.facets.category?.values ?? [];
    replace(place, values.slice(0, 9).map(({ value, count }) =>
      element('a', { class: 'department', href: `#/?${new URLSearchParams({ category: value })}` }, element('span', {}, value), element('small', {}, t('start.count', { count })))),
      element('a', { class: 'department', href: '#/?all=1' }, element('span', {}, t('start.all')), element('small', {}, t('start.count', { count: answer.total.value }))));
  } catch (failure) {
    // The shelves below say what is wrong; without departments one can still search.
    if (!isCancelled(failure)) place.replaceChildren();
  }
}

async function shelvesOf(signal) {
  const who = Object.fromEntries(Object.entries(asker()).filter(([, value]) => value !== null));
  const surface = (id, name, more = {}) => ({ id, surface: name, size: SIZE, explain: true, ...who, ...more });
  const { answers } = await post('/v1/multi', { requests: [
    surface('for_you', 'for-you', { max_per_category: 4, group: true }),
    surface('recent', 'recently-viewed', { filter: 'in_stock:(true OR false)' }),
    surface('again', 'buy-again'),
    surface('trending', 'trending', { max_per_category: 3, group: true }),
  ] }, { signal });
  const last = answers.recent.hits?.[0];
  const because = last ? await get('/v1/recommend/similar', { item_id: last.item_id, size: SIZE, exclude: 'seen', group: true, explain: true, ...asker() }, { signal }).catch(() => null) : null;
  const personal = answers.for_you.personalization?.applied === true;
  // What everybody likes is shown once: a guest's recommendations are what is trending, or popular.
  const common = answers.for_you.source === answers.trending.source;
  const own = answer => (answer?.hits && !answer.fallback ? answer : null);
  const wrong = Object.values(answers).find(answer => !answer.hits);
  if (wrong && Object.values(answers).every(answer => !answer.hits)) throw new Problem(wrong.title, wrong.detail, wrong);
  return [
    shelf(t(personal ? 'shelf.for_you' : common ? 'shelf.trending' : 'shelf.popular'), answers.for_you, { id: 'for-you', note: personal ? t('shelf.for_you.note') : '', eager: true }),
    last && because ? shelf(t('shelf.because', { title: titleOf(last.fields, last.item_id) }), because, { id: 'because', skip: [last.item_id] }) : null,
    shelf(t('shelf.again'), own(answers.again), { id: 'again' }),
    common ? null : shelf(t('shelf.trending'), answers.trending, { id: 'trending' }),
    shelf(t('shelf.recent'), own(answers.recent), { id: 'recent', compact: true }),
  ].filter(Boolean);
}
