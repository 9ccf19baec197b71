/* A score as a stacked bar whose pieces add up to it, and the names of the pieces. */
import { element } from '../dom.js';
import { has, number, t } from '../i18n.js';

/** A part's name for people; one that the page does not know is shown as the API names it. */
export const partName = name => (has(`part.${name}`) ? t(`part.${name}`) : name);

/** What a part tells; empty for one that the page does not know. */
export const partMeaning = name => (has(`part.${name}.about`) ? t(`part.${name}.about`) : '');

const short = value => number(value, Math.abs(value) >= 100 ? 0 : 3);

/**
 * The bar.
 *
 * @param {{name: string, contribution: number, weight: number, normalised: number}[]} parts of a hit
 * @param {{score: number, widest?: number}} scale `widest`: the score that fills the whole width
 */
export function bars(parts, { score, widest = score }) {
  const lines = parts.map(part => `${partName(part.name)} ${short(part.contribution)}`);
  const bar = element('div', { class: 'bars', role: 'img', 'aria-label': t('bars.label', { score: short(score), parts: lines.join(', ') }) });
  for (const part of parts) {
    if (part.contribution <= 0) continue;
    const piece = element('span', { 'data-part': part.name, title: `${partName(part.name)}: ${short(part.weight)} × ${short(part.normalised)} = ${short(part.contribution)}` });
    piece.style.setProperty('width', `${(100 * part.contribution) / (widest || 1)}%`);
    bar.append(piece);
  }
  return bar;
}

/** The parts as a table whose last row is their sum. */
export function partsTable(parts, score) {
  const head = ['bars.part', 'bars.raw', 'bars.normalised', 'bars.weight', 'bars.adds'];
  return element('table', { class: 'parts' },
    element('thead', {}, element('tr', {}, head.map(key => element('th', { scope: 'col' }, t(key))))),
    element('tbody', {}, parts.map(part => element('tr', {},
      element('th', { scope: 'row', title: partMeaning(part.name) }, element('span', { class: 'swatch', 'data-part': part.name }), partName(part.name)),
      [part.raw, part.normalised, part.weight, part.contribution].map(value => element('td', {}, value === null ? '–' : short(value)))))),
    element('tfoot', {}, element('tr', {}, element('th', { scope: 'row', colspan: 4 }, t('bars.sum')), element('td', {}, short(score)))));
}

/** What the colours stand for, of all parts of these hits. */
export function legend(hits) {
  const names = [...new Set(hits.flatMap(hit => (hit.parts ?? []).map(part => part.name)))];
  return element('ul', { class: 'legend', 'aria-label': t('bars.legend') }, names.map(name =>
    element('li', { title: partMeaning(name) }, element('span', { class: 'swatch', 'data-part': name }), partName(name))));
}
