/* Small charts in SVG: lines over a common axis, and bars of a histogram. Coloured by `--series-1` and on. */
import { element, svg } from '../dom.js';
import { number } from '../i18n.js';

const WIDTH = 320;
const HEIGHT = 120;
const LEFT = 40;
const BOTTOM = 18;
const TOP = 8;

/**
 * Lines.
 *
 * @param {{name: string, points: {x: number, y: number}[]}[]} series
 * @param {{label: string, x?: function(number): string, y?: function(number): string}} options
 *     label: what a screen reader says; x and y write a number of the axis
 */
export function lineChart(series, { label, x = value => number(value), y = value => number(value, 1) }) {
  const points = series.flatMap(each => each.points);
  const [left, right] = span(points.map(point => point.x));
  const [, top] = span([0, ...points.map(point => point.y)]);
  const across = value => LEFT + ((value - left) / (right - left || 1)) * (WIDTH - LEFT - 6);
  const up = value => HEIGHT - BOTTOM - (value / (top || 1)) * (HEIGHT - BOTTOM - TOP);
  return figure(label, series.length > 1 ? series.map(each => each.name) : [],
    axis(top, y, up),
    points.length ? [text(LEFT, HEIGHT - 4, 'start', x(left)), text(WIDTH - 6, HEIGHT - 4, 'end', x(right))] : null,
    series.map((each, index) => svg('polyline', {
      class: 'line', style: { stroke: `var(--series-${index + 1})` },
      points: each.points.map(point => `${across(point.x).toFixed(1)},${up(point.y).toFixed(1)}`).join(' '),
    }, svg('title', {}, each.name))));
}

/**
 * Bars side by side.
 *
 * @param {{name: string, value: number}[]} bins
 * @param {{label: string, y?: function(number): string}} options
 */
export function histogram(bins, { label, y = value => number(value, 1) }) {
  const top = Math.max(...bins.map(bin => bin.value), 0);
  const up = value => HEIGHT - BOTTOM - (value / (top || 1)) * (HEIGHT - BOTTOM - TOP);
  const wide = (WIDTH - LEFT - 6) / Math.max(bins.length, 1);
  const every = Math.ceil(bins.length / 6);
  return figure(label, [], axis(top, y, up), bins.map((bin, index) => [
    svg('rect', { class: 'bin', x: LEFT + index * wide + 1, width: Math.max(wide - 2, 1), y: up(bin.value), height: HEIGHT - BOTTOM - up(bin.value), rx: 1.5 },
      svg('title', {}, `${bin.name}: ${y(bin.value)}`)),
    index % every === 0 ? text(LEFT + (index + 0.5) * wide, HEIGHT - 4, 'middle', bin.name) : null,
  ]));
}

function figure(label, names, ...content) {
  return element('div', { class: 'chart' },
    svg('svg', { viewBox: `0 0 ${WIDTH} ${HEIGHT}`, role: 'img', 'aria-label': label }, content),
    names.length ? element('ul', { class: 'legend' }, names.map((name, index) =>
      element('li', {}, element('span', { class: 'swatch', style: { background: `var(--series-${index + 1})` } }), name))) : null);
}

const axis = (top, write, up) => [0, top / 2, top].filter((value, index) => index === 0 || top > 0).map(value => [
  svg('line', { class: 'grid', x1: LEFT, x2: WIDTH - 6, y1: up(value), y2: up(value) }),
  text(LEFT - 5, up(value) + 3, 'end', write(value)),
]);

const text = (x, y, anchor, words) => svg('text', { class: 'tick', x, y, 'text-anchor': anchor }, words);

function span(values) {
  return values.length ? [Math.min(...values), Math.max(...values)] : [0, 1];
}
