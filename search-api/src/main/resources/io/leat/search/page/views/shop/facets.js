/* The facets: what can be ticked, how many items each would leave, and the price between two thumbs. */
import { element, icon } from '../../dom.js';
import { has, number, t } from '../../i18n.js';
import { categoryOf } from '../../widgets/card.js';
import { priceSlider } from './price.js';
import { cleared, conditionCount, isNameable, toggled } from './query.js';

const SHOWN = 6;
const OPEN = 3;
const MOST_FACETS = 10;
const opened = new Map();
const unfolded = new Set();

/**
 * The panel.
 *
 * @param {object} question what is searched for now
 * @param {object} answer its answer
 * @param {function(object)} go asks another question
 */
export function facetPanel(question, answer, go) {
  const { category, brand, price, in_stock: stock, ...attributes } = answer.facets;
  return [
    chosen(question, go),
    category?.values.length ? group('category', tree(category, question, go), true) : null,
    price && price.min !== null && (price.max > price.min || question.price) ? group('price', priceSlider(price, question, go, currencyOf(answer)), true) : null,
    stock?.values.length || question.stock ? element('label', { class: 'switch stock' }, element('input', { type: 'checkbox', role: 'switch', checked: question.stock, 'data-key': 'stock', onchange: event => go({ ...question, stock: event.target.checked, all: true }) }), t('facets.in_stock')) : null,
    brand?.values.length ? group('brand', values('brand', brand, question, go), true) : null,
    telling(attributes, question, answer.total.value).map(([name, facet], index) => group(name, values(name, facet, question, go), index < OPEN)),
  ];
}

const currencyOf = answer => answer.hits.find(hit => hit.fields?.currency)?.fields.currency;

/** The attributes that say something: ticked ones, and those that most items have and that differ. */
function telling(attributes, question, total) {
  const covered = facet => facet.values.reduce((sum, each) => sum + each.count, 0);
  return Object.entries(attributes)
    .filter(([name, facet]) => isNameable(name) && facet.values && (question.ticked.has(name) || (facet.values.length > 1 && covered(facet) >= 0.2 * total)))
    .sort(([a, left], [b, right]) => question.ticked.has(b) - question.ticked.has(a) || covered(right) - covered(left) || a.localeCompare(b))
    .slice(0, MOST_FACETS);
}

function group(name, content, openAtFirst) {
  const box = element('details', { class: 'facet', open: opened.get(name) ?? openAtFirst, 'data-facet': name, ontoggle: () => opened.set(name, box.open) },
    element('summary', {}, element('span', {}, facetName(name)), icon('chevron')), content);
  return box;
}

const facetName = name => (has(`facet.${name}`) ? t(`facet.${name}`) : name.charAt(0).toUpperCase() + name.slice(1).replaceAll('_', ' '));

function chosen(question, go) {
  if (conditionCount(question) === 0) return null;
  const chips = [...question.ticked].flatMap(([name, each]) => [...each].map(value =>
    element('button', { class: 'chip on', type: 'button', 'data-key': `chip ${name} ${value}`, 'aria-label': t('facets.remove', { value }), onclick: () => go(toggled(question, name, value)) },
      element('span', { class: 'cut' }, name === 'category' ? categoryOf(value) : value), icon('close'))));
  return element('div', { class: 'chosen' }, element('div', { class: 'chips' }, chips),
    element('button', { class: 'link', type: 'button', 'data-key': 'clear', onclick: () => go(cleared(question)) }, t('facets.clear')));
}

/** A value to tick. */
function tick(name, { value, count }, label, question, go) {
  const on = question.ticked.get(name)?.has(value) ?? false;
  return element('label', { class: ['tick', count === 0 && 'none'] },
    element('input', { type: 'checkbox', checked: on, 'data-key': `${name} ${value}`, 'data-value': value, onchange: () => go(toggled(question, name, value)) }),
    element('span', { class: 'tick-name' }, label), element('span', { class: 'tick-count' }, number(count)));
}

function values(name, facet, question, go) {
  const known = new Set(facet.values.map(each => each.value));
  const ticked = [...(question.ticked.get(name) ?? [])].filter(value => !known.has(value)).map(value => ({ value, count: 0 }));
  const all = [...ticked, ...facet.values];
  const most = unfolded.has(name) ? all.length : SHOWN;
  const list = element('ul', {}, all.map((each, index) => element('li', { hidden: index >= most }, tick(name, each, each.value, question, go))));
  if (all.length <= most) return list;
  const button = element('button', { class: 'link', type: 'button', onclick: () => {
    unfolded.add(name);
    for (const each of list.children) each.hidden = false;
    list.children[SHOWN]?.querySelector('input').focus();
    button.remove();
  } }, t('facets.more', { count: all.length - most }));
  return element('div', {}, list, button);
}

/** Categories, level by level: a level opens below what is ticked, and where there is no choice above it. */
function tree(facet, question, go) {
  const ticked = question.ticked.get('category') ?? new Set();
  const within = path => [...ticked].some(each => each === path || each.startsWith(`${path} > `));
  const branch = (entries, depth) => element('ul', { class: depth ? 'branch' : '' }, entries.map(entry => element('li', {},
    tick('category', entry, categoryOf(entry.value), question, go),
    entry.children?.length && depth < 4 && (within(entry.value) || entries.length === 1 || (depth === 0 && facet.values.length <= 2)) ? branch(entry.children, depth + 1) : null)));
  return branch(facet.values, 0);
}
