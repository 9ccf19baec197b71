/* The map: the items as the model sees them, on the plane on which they differ most. */
import { get, isCancelled } from '../api.js';
import { announce, element, icon, replace } from '../dom.js';
import { t } from '../i18n.js';
import * as state from '../state.js';
import { categoryOf, itemAddress, priceOf, titleOf } from '../widgets/card.js';
import { picture } from '../widgets/picture.js';
import { empty, failed } from '../widgets/states.js';
import { colour } from './map/colours.js';
import { plot } from './map/plot.js';

const SIZE = 3000;
const MOST_ROWS = 40;

export default function view({ root, query }) {
  const person = state.persona();
  let items = [];
  let categories = [];
  let interest = null;
  let marked = new Set();
  let over = null;
  let selected = null;
  let drawn = null;
  const hidden = new Set();
  const dark = matchMedia('(prefers-color-scheme: dark)');

  const canvas = element('canvas', { class: 'map-canvas', tabindex: '0', role: 'img', 'aria-describedby': 'map-words' });
  const tip = element('div', { class: 'map-tip', hidden: true });
  const legend = element('div', { class: 'map-legend', role: 'group', 'aria-label': t('map.legend') });
  const card = element('div', { class: 'map-card', 'aria-live': 'polite' });
  const list = element('div', { class: 'map-list' });
  const field = element('input', { id: 'map-search', type: 'search', maxlength: 200, autocomplete: 'off', spellcheck: 'false', placeholder: t('map.search.placeholder'), oninput: find });
  const stage = element('div', { class: 'map-stage' }, canvas, tip,
    element('div', { class: 'map-buttons' },
      button('plus', 'map.nearer', () => drawn?.nearer(1.6)), button('minus', 'map.farther', () => drawn?.nearer(1 / 1.6)), button('auto', 'map.whole', () => drawn?.back())));
  const loosely = element('input', { type: 'checkbox', role: 'switch', checked: true, onchange: lay });
  const status = element('div', { class: 'note', role: 'status' });

  function button(name, key, act) {
    return element('button', { class: 'quiet round', type: 'button', title: t(key), 'aria-label': t(key), onclick: act }, icon(name));
  }

  const top = item => String(item.category ?? '').split('>')[0].trim() || t('map.other');

  async function load() {
    replace(status, t('map.asking'));
    try {
      take(await get('/v1/admin/map', { size: SIZE, user_id: person }, { kind: 'map', timeout: 60000 }));
    } catch (failure) {
      if (!isCancelled(failure)) replace(status, failed(failure, load));
    }
  }

  function take(answer) {
    items = answer.items;
    interest = answer.interest ?? null;
    if (items.length === 0) {
      replace(root, heading, empty(t('map.empty'), t('map.empty.hint')));
      return;
    }
    const counts = new Map();
    for (const item of items) counts.set(top(item), (counts.get(top(item)) ?? 0) + 1);
    categories = [...counts].sort((a, b) => b[1] - a[1]).map(([name, count]) => ({ name, count }));
    const numbers = new Map(categories.map(({ name }, index) => [name, index]));
    items = items.map(item => ({ ...item, group: numbers.get(top(item)), lower: item.title.toLowerCase(), flat: { x: item.x, y: item.y } }));
    if (interest) interest.flat = { x: interest.x, y: interest.y };
    drawn = plot(canvas, { paint, hovered: hover, chosen: choose });
    lay();
    replace(status, t('map.count', { count: items.length }), ' · ', `${answer.index.generation}`, interest ? [' · ', t('map.person', { name: person })] : null);
    canvas.setAttribute('aria-label', t('map.label', { count: items.length }));
    drawLegend();
    field.value = query.get('q') ?? '';
    find();
  }

  /** Where each point stands: as it is, or with more room where there are many. */
  function lay() {
    const median = values => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
    const [x, y] = [median(items.map(item => item.flat.x)), median(items.map(item => item.flat.y))];
    const far = flat => Math.hypot(flat.x - x, flat.y - y);
    const half = median(items.map(item => far(item.flat))) || 1;
    const spread = flat => (far(flat) ? (half * Math.log1p((2 * far(flat)) / half)) / far(flat) : 1);
    const placed = loosely.checked ? flat => ({ x: (flat.x - x) * spread(flat), y: (flat.y - y) * spread(flat) }) : flat => flat;
    for (const point of interest ? [...items, interest] : items) Object.assign(point, placed(point.flat));
    drawn.show(interest ? [...items, { ...interest, hidden: true }] : items);
  }

  function drawLegend() {
    replace(legend, categories.map(({ name, count }, index) => element('button', {
      class: 'chip', type: 'button', 'aria-pressed': String(!hidden.has(index)), onclick: event => {
        if (hidden.has(index)) hidden.delete(index);
        else hidden.add(index);
        for (const item of items) item.hidden = hidden.has(item.group);
        event.currentTarget.setAttribute('aria-pressed', String(!hidden.has(index)));
        drawn.draw();
      },
    }, element('span', { class: 'dot', style: { background: colour(index) } }), name, element('small', {}, String(count)))));
  }

  const paintOf = name => getComputedStyle(root).getPropertyValue(name).trim();

  function paint(context, camera) {
    const radius = Math.min(7, 2.4 * camera.zoom ** 0.35 * (camera.width < 500 ? 0.85 : 1));
    const searching = marked.size > 0;
    const circle = (item, size) => {
      context.beginPath();
      context.arc(camera.across(item.x), camera.down(item.y), size, 0, 7);
    };
    for (let group = categories.length - 1; group >= 0; group--) {
      if (hidden.has(group)) continue;
      context.fillStyle = colour(group);
      for (const [index, item] of items.entries()) {
        if (item.group !== group || item.recommended) continue;
        context.globalAlpha = searching && !marked.has(index) ? 0.1 : 0.72;
        circle(item, marked.has(index) ? radius + 2 : radius);
        context.fill();
      }
    }
    context.globalAlpha = 1;
    names(context, camera);
    for (const [index, item] of items.entries()) if (item.recommended && !item.hidden) ring(context, camera, item, radius + 3, !searching || marked.has(index));
    if (interest) star(context, camera);
    for (const index of [selected, over]) {
      if (index === null) continue;
      context.lineWidth = 2.5;
      context.strokeStyle = paintOf('--ink');
      context.fillStyle = colour(items[index].group);
      circle(items[index], radius + 4);
      context.fill();
      context.stroke();
    }
  }

  function ring(context, camera, item, radius, strong) {
    context.globalAlpha = strong ? 1 : 0.35;
    context.beginPath();
    context.arc(camera.across(item.x), camera.down(item.y), radius, 0, 7);
    context.fillStyle = colour(item.group);
    context.fill();
    context.lineWidth = 2;
    context.strokeStyle = paintOf('--surface');
    context.stroke();
    context.beginPath();
    context.arc(camera.across(item.x), camera.down(item.y), radius + 2.5, 0, 7);
    context.strokeStyle = paintOf('--ink');
    context.stroke();
    context.globalAlpha = 1;
  }

  function star(context, camera) {
    const [x, y] = [camera.across(interest.x), camera.down(interest.y)];
    context.beginPath();
    for (let i = 0; i < 10; i++) {
      const far = i % 2 ? 6 : 14;
      const angle = (Math.PI * i) / 5 - Math.PI / 2;
      context.lineTo(x + far * Math.cos(angle), y + far * Math.sin(angle));
    }
    context.closePath();
    context.fillStyle = paintOf('--ink');
    context.lineWidth = 3;
    context.strokeStyle = paintOf('--surface');
    context.stroke();
    context.fill();
    label(context, person, x, y + 28, paintOf('--ink'), true);
  }

  /** The names of the categories, each where half of its items are at either side. */
  function names(context, camera) {
    const median = values => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];
    const taken = [];
    categories.slice(0, camera.width < 500 ? 6 : 12).forEach(({ name, count }, group) => {
      if (hidden.has(group) || count < 5) return;
      const own = items.filter(item => item.group === group);
      const [x, y] = [camera.across(median(own.map(item => item.x))), camera.down(median(own.map(item => item.y)))];
      if (taken.some(other => Math.abs(other.x - x) < 90 && Math.abs(other.y - y) < 20)) return;
      taken.push({ x, y });
      label(context, name, x, y, colour(group), false);
    });
  }

  function label(context, text, x, y, fill, strong) {
    context.font = `${strong ? 700 : 650} 13px ${paintOf('--font') || 'sans-serif'}`;
    context.textAlign = 'center';
    context.lineWidth = 5;
    context.lineJoin = 'round';
    context.strokeStyle = paintOf('--surface');
    context.strokeText(text, x, y);
    context.fillStyle = fill;
    context.fillText(text, x, y);
  }

  function hover(index, at) {
    over = index !== null && index < items.length ? index : null;
    tip.hidden = over === null;
    if (over === null) return;
    const item = items[over];
    replace(tip, element('b', {}, titleOf(item, item.item_id)), element('small', {}, [item.category, item.recommended ? t('map.recommended') : null].filter(Boolean).join(' · ')));
    const wide = stage.clientWidth;
    tip.style.setProperty('left', `${Math.min(Math.max(at.x, 120), wide - 120)}px`);
    tip.style.setProperty('top', `${at.y}px`);
    tip.classList.toggle('below', at.y < 90);
  }

  async function choose(index) {
    selected = index !== null && index < items.length ? index : null;
    drawn.draw();
    for (const row of list.querySelectorAll('[aria-current]')) row.removeAttribute('aria-current');
    if (selected === null) {
      replace(card);
      return;
    }
    const item = items[selected];
    list.querySelector(`[data-item="${CSS.escape(item.item_id)}"]`)?.setAttribute('aria-current', 'true');
    const words = element('div', { class: 'map-card-words' }, element('a', { href: itemAddress(item.item_id) }, titleOf(item, item.item_id)),
      element('small', {}, item.category ?? ''), item.recommended ? element('small', { class: 'personal' }, t('map.recommended')) : null);
    const place = element('div', { class: 'picture' });
    replace(card, place, words);
    try {
      const { item: fields = {} } = await get(`/v1/items/${encodeURIComponent(item.item_id)}`, {}, { kind: 'map-item', quiet: true });
      place.replaceWith(picture({ ...fields, title: item.title }, { eager: true }));
      if (priceOf(fields)) words.append(element('b', {}, priceOf(fields)));
    } catch {
      // The picture is an ornament.
      place.remove();
    }
  }

  function find() {
    const words = field.value.trim().toLowerCase().split(/\s+/).filter(Boolean);
    const found = words.length ? items.flatMap((item, index) => (words.every(word => item.lower.includes(word)) ? [index] : [])) : [];
    marked = new Set(found);
    const rows = words.length ? found : items.flatMap((item, index) => (item.recommended ? [index] : []));
    const shown = rows.length || words.length ? rows : items.map((item, index) => index);
    const title = words.length ? t('map.found', { count: found.length }) : rows.length ? t('map.recommended.to', { name: person }) : t('map.some');
    replace(list, element('table', {},
      element('caption', {}, title),
      element('thead', {}, element('tr', {}, element('th', { scope: 'col' }, t('map.item')), element('th', { scope: 'col' }, t('map.category')))),
      element('tbody', {}, shown.slice(0, MOST_ROWS).map(row))));
    if (words.length) announce(title);
    drawn?.draw();
  }

  const row = index => {
    const item = items[index];
    return element('tr', { 'data-item': item.item_id, 'aria-current': index === selected ? 'true' : null },
      element('td', {}, element('button', { class: 'map-row', type: 'button', onclick: () => { drawn.goTo(index); choose(index); } },
        element('span', { class: 'dot', style: { background: colour(item.group) } }), titleOf(item, item.item_id))),
      element('td', {}, categoryOf(item.category)));
  };

  const heading = element('div', { class: 'heading' }, element('h1', {}, t('nav.map')), element('p', { class: 'note', id: 'map-words' }, t('map.words')));
  replace(root, heading,
    element('div', { class: 'map' },
      element('div', { class: 'panel map-panel' }, stage, legend),
      element('div', { class: 'map-side' }, element('label', { for: 'map-search' }, t('map.search')), field, element('label', { class: 'switch', title: t('map.loosely.hint') }, loosely, t('map.loosely')), status, card, list)));
  load();

  const themed = () => { if (drawn) { drawLegend(); find(); drawn.draw(); } };
  dark.addEventListener('change', themed);
  const stop = state.subscribe(what => { if (what === 'theme') themed(); });
  return () => { drawn?.end(); stop(); dark.removeEventListener('change', themed); };
}
