'use strict';

/*
 * The page: one state, kept in the URL as far as it is worth sharing, and three things drawn from
 * it: the results, the "For you" shelf and the shopper's history. Everything a shop wrote goes into
 * the page as text, never as markup.
 */

const PART_NAMES = {
  identifier: ['Exact id', 'the query is this item\'s id or identifier'],
  text: ['Words', 'how well the words match (BM25)'],
  content: ['Meaning', 'nearness of the texts (cosine)'],
  behaviour: ['Behaviour', 'how alike people use the two items (cosine)'],
  interest: ['Interest', 'how well it suits the shopper (inner product)'],
  together: ['Together', 'goes with what the shopper has (learnt lists)'],
  beside: ['Beside', 'stands beside what the shopper has (cosine)'],
  together_lately: ['Together, lately', 'goes with what the shopper did last'],
  next: ['Next', 'what others chose after what the shopper did last'],
  around: ['Around', 'what others chose near what the shopper did last'],
  sessions: ['Like-minded', 'votes of sessions like the shopper\'s'],
  sessions_sharp: ['Same path', 'votes of sessions that went the very same way'],
  alike: ['Alike', 'says the same of itself as what the shopper has'],
  popularity: ['Popularity', 'how much everyone acts on it'],
  trend: ['Trend', 'how many took to it of late'],
  rise: ['Rise', 'more took to it of late than before'],
  own: ['Own', 'how often the shopper came back to it'],
  own_lately: ['Own, lately', 'how lately the shopper came back to it'],
};
const VERBS = {
  purchase: 'bought', add_to_cart: 'put in the cart', remove_from_cart: 'took out of the cart',
  return: 'returned', click: 'clicked', view: 'looked at', rating: 'rated',
};
const TELLING = ['return', 'purchase', 'add_to_cart', 'rating', 'remove_from_cart', 'click', 'view'];
const PAGE_SIZE = 24;

const $ = id => document.getElementById(id);
const state = { q: '', user: '', item: '', personalisation: 0.3, inStock: false, priceMin: '', priceMax: '', brand: '', session: [], from: 0 };
const running = {};

/** An element with attributes and children; texts become text nodes, so nothing needs escaping. */
function element(tag, attributes = {}, ...children) {
  const made = document.createElement(tag);
  for (const [name, value] of Object.entries(attributes)) {
    if (name.startsWith('on')) made.addEventListener(name.slice(2), value);
    else if (value !== null && value !== undefined && value !== false) made.setAttribute(name, value === true ? '' : value);
  }
  made.append(...children.filter(child => child !== null && child !== undefined && child !== ''));
  return made;
}

/** The JSON at a path; a newer call of the same kind cancels an older one. */
async function fetchJson(kind, path, parameters = []) {
  running[kind]?.abort();
  const controller = new AbortController();
  running[kind] = controller;
  const query = new URLSearchParams(parameters.filter(([, value]) => value !== '' && value !== null && value !== undefined));
  let response;
  try {
    response = await fetch(path + (query.size ? '?' + query : ''), { signal: controller.signal, headers: { Accept: 'application/json' } });
  } catch (failure) {
    if (failure.name === 'AbortError') throw failure;
    throw new Problem('The search server cannot be reached', 'Is it still running? The page tries again when you do.', []);
  }
  const body = await response.json().catch(() => ({}));
  if (!response.ok) throw new Problem(body.title || 'Error ' + response.status, body.detail || '', body.errors || []);
  return body;
}

class Problem extends Error {
  constructor(title, detail, errors) {
    super(detail);
    this.title = title;
    this.errors = errors;
  }
}

function show(target, failure) {
  if (failure.name === 'AbortError') return;
  const title = failure.title || 'The page has a fault';
  target.replaceChildren(element('div', { class: 'state error', role: 'alert' }, element('b', {}, title), failure.message));
}

function ghosts(target, count) {
  target.replaceChildren(...Array.from({ length: count }, () => element('div', { class: 'card ghost', 'aria-hidden': 'true' })));
}

/* ---- drawing items ---- */

function hueOf(text) {
  let hash = 7;
  for (const letter of text) hash = (hash * 31 + letter.codePointAt(0)) % 360;
  return hash;
}

function tile(item, id) {
  const title = String(item.title ?? id);
  const box = element('div', { class: 'tile', 'aria-hidden': 'true' });
  box.style.setProperty('--hue', hueOf(title));
  const initials = () => title.split(/\s+/).filter(word => /^[\p{L}\p{N}]/u.test(word)).slice(0, 2).map(word => [...word][0].toUpperCase()).join('');
  if (/^https?:\/\//.test(item.image_url ?? '')) {
    const image = element('img', { src: item.image_url, alt: '', loading: 'lazy', referrerpolicy: 'no-referrer' });
    image.addEventListener('error', () => box.replaceChildren(initials()));
    box.append(image);
  } else {
    box.append(initials());
  }
  return box;
}

function priceOf(item) {
  if (typeof item.price !== 'number') return '';
  try {
    if (item.currency) return new Intl.NumberFormat(undefined, { style: 'currency', currency: item.currency }).format(item.price);
  } catch {
    return item.price.toFixed(2) + ' ' + item.currency;
  }
  return item.price.toFixed(2);
}

const short = number => Math.abs(number) >= 100 ? number.toFixed(0) : number.toFixed(3);
const partName = name => (PART_NAMES[name] || [name, name])[0];

/** One bar: every part's contribution, in the width of the best score shown. */
function stack(hit, widest) {
  const bar = element('div', { class: 'stack', role: 'img' });
  const lines = [];
  for (const part of hit.parts) {
    const line = `${partName(part.name)} ${short(part.contribution)} = weight ${short(part.weight)} × ${short(part.normalised)}` +
      (part.raw === null ? '' : ` (raw ${short(part.raw)})`);
    lines.push(line);
    if (part.contribution > 0) {
      const piece = element('span', { 'data-part': part.name, title: line });
      piece.style.width = (100 * part.contribution / widest) + '%';
      bar.append(piece);
    }
  }
  bar.title = lines.join('\n');
  bar.setAttribute('aria-label', `Score ${short(hit.score)}: ${lines.join(', ')}`);
  return bar;
}

function becauseOf(hit) {
  if (!hit.because || hit.because.length === 0) return null;
  const reason = hit.because.find(each => each.item_id !== hit.item_id) || hit.because[0];
  const others = hit.because.map(each => `${Math.round(each.share * 100)} % ${each.title} (${VERBS[each.action] || each.action})`);
  return element('p', { class: 'because', title: others.join('\n') },
    'because you ' + (VERBS[reason.action] || reason.action) + ' ', element('b', {}, reason.title));
}

function card(hit, widest) {
  const item = hit.fields;
  const detail = [item.brand, String((item.categories || [])[0] ?? '').split('>').pop().trim()].filter(Boolean).join(' · ');
  return element('article', { class: 'card', 'data-item': hit.item_id },
    tile(item, hit.item_id),
    element('div', { class: 'words' },
      element('h3', {}, element('button', { class: 'open', type: 'button', onclick: () => openItem(hit) }, String(item.title ?? hit.item_id))),
      becauseOf(hit) || (detail ? element('p', { class: 'detail' }, detail) : null),
      element('div', { class: 'foot' },
        element('div', { class: 'score' },
          item.in_stock === false ? element('span', { class: 'out' }, 'Out of stock') : element('span', { class: 'price' }, priceOf(item)),
          element('span', { class: 'number' }, short(hit.score))),
        stack(hit, widest))));
}

function cards(target, hits, append = false) {
  const widest = Math.max(...hits.map(hit => hit.score), target.widest && append ? target.widest : 0, 1e-9);
  target.widest = widest;
  const drawn = hits.map(hit => card(hit, widest));
  if (append) target.append(...drawn);
  else target.replaceChildren(...drawn);
}

function legend(hits) {
  const names = [...new Set(hits.flatMap(hit => hit.parts.map(part => part.name)))];
  $('legend').hidden = names.length === 0;
  $('legend').replaceChildren(...names.map(name =>
    element('li', { 'data-part': name, title: (PART_NAMES[name] || ['', ''])[1] }, partName(name))));
}

/* ---- results ---- */

function filterParameters() {
  const conditions = [];
  if (state.inStock) conditions.push('in_stock:true');
  if (state.priceMin || state.priceMax) conditions.push(`price:[${state.priceMin || '*'} TO ${state.priceMax || '*'}]`);
  if (state.brand) conditions.push('brand:"' + state.brand.replace(/["\\]/g, '\\$&') + '"');
  return [['filter', conditions.join(' AND ')]];
}

async function search(append = false) {
  if (!state.q) return welcome();
  const hits = $('hits');
  $('results-title').textContent = '“' + state.q + '”';
  $('more').hidden = true;
  if (!append) {
    state.from = 0;
    $('results-note').textContent = 'Searching…';
    ghosts(hits, 8);
  }
  try {
    const answer = await fetchJson('search', '/v1/search', [
      ['q', state.q], ['user_id', state.user], ['personalization', state.personalisation], ['explain', 'true'], ...filterParameters(),
      ...state.session.map(item => ['session_items', item.id]), ['from', state.from], ['size', PAGE_SIZE]]);
    $('results-note').textContent = noteOf(answer);
    if (answer.total.value === 0) {
      $('legend').hidden = true;
      hits.replaceChildren(element('div', { class: 'state' }, element('b', {}, 'Nothing found'), 'Try other words, or fewer filters.'));
    } else {
      if (!append) legend(answer.hits);
      cards(hits, answer.hits, append);
      suggestBrands(answer.hits);
    }
    state.from += answer.hits.length;
    $('more').hidden = state.from >= answer.total.value || answer.hits.length === 0;
    servedBy(answer);
  } catch (failure) {
    if (failure.name === 'AbortError') return;
    $('results-note').textContent = '';
    $('legend').hidden = true;
    show(hits, failure);
  }
}

function noteOf(answer) {
  const notes = [`${answer.total.value.toLocaleString()} ${answer.total.value === 1 ? 'item' : 'items'} in ${answer.took_ms.toFixed(1)} ms`];
  for (const term of answer.query.terms) {
    if (term.corrected) notes.push(`searched ${term.used.join(' or ')} for ${term.given}`);
    else if (term.used.length === 0) notes.push(`no item has ${term.given}`);
  }
  if (answer.query.relaxed) notes.push('no item has all the words, so some are missing');
  return notes.join(' · ');
}

function welcome() {
  $('results-title').textContent = 'Search the shop';
  $('results-note').textContent = '';
  $('legend').hidden = true;
  $('more').hidden = true;
  $('hits').replaceChildren(element('div', { class: 'state' },
    'Type what you are looking for. Choose a shopper to see the same search through other eyes.'));
}

function suggestBrands(hits) {
  const brands = [...new Set(hits.map(hit => hit.fields.brand).filter(Boolean))].sort();
  $('brands').replaceChildren(...brands.map(brand => element('option', { value: brand })));
}

function servedBy(answer) {
  $('served').textContent = `Served from generation ${answer.index.generation}, snapshot ${answer.index.snapshot}.`;
}

/* ---- the shopper ---- */

async function recommend() {
  $('for-you').hidden = !state.user;
  if (!state.user) return;
  ghosts($('shelf'), 5);
  $('for-you-note').textContent = '';
  try {
    const answer = await fetchJson('shelf', '/v1/recommend/for-you',
      [['user_id', state.user], ['size', 16], ['exclude', 'seen'], ['explain', 'true'], ...state.session.map(item => ['session_items', item.id])]);
    $('for-you-note').textContent = `new to ${state.user}`;
    if (answer.hits.length === 0) $('shelf').replaceChildren(element('div', { class: 'state' }, 'Nothing to recommend yet.'));
    else cards($('shelf'), answer.hits);
    servedBy(answer);
  } catch (failure) {
    show($('shelf'), failure);
  }
}

async function showShopper() {
  $('lately').hidden = true;
  $('user-error').hidden = true;
  for (const chip of $('suggested').children) chip.setAttribute('aria-pressed', String(chip.dataset.user === state.user));
  if (!state.user) return true;
  try {
    const shopper = await fetchJson('shopper', `/v1/users/${encodeURIComponent(state.user)}`, [['size', 8]]);
    $('history').replaceChildren(...shopper.recent.map(entry => {
      const action = TELLING.find(name => entry.actions.includes(name)) || entry.actions[0] || 'view';
      return element('li', { title: `${entry.actions.map(name => VERBS[name] || name).join(', ')}, ${new Date(entry.last_time).toLocaleString()}` },
        element('span', { class: 'what' }, VERBS[action] || action),
        entry.title === null ? element('span', {}, entry.item_id + ' (gone)')
          : element('button', { class: 'link', type: 'button', onclick: () => openItem({ item_id: entry.item_id, fields: { title: entry.title }, parts: [] }) }, entry.title));
    }));
    $('lately').hidden = shopper.recent.length === 0;
    return true;
  } catch (failure) {
    if (failure.name === 'AbortError') return false;
    $('user-error').textContent = failure.message;
    $('user-error').hidden = false;
    $('controls').open = true;
    return false;
  }
}

async function chooseShopper(user) {
  state.user = user.trim();
  $('user').value = state.user;
  remember();
  if (await showShopper()) {
    recommend();
    search();
  } else if (!$('user-error').hidden) {
    $('for-you').hidden = true;
  }
}

async function suggestShoppers() {
  try {
    const answer = await fetchJson('users', '/v1/users', [['size', 6]]);
    $('users').replaceChildren(...answer.users.map(user => element('option', { value: user.user_id, label: `${user.items} items, ${user.bought} bought` })));
    const chip = (user, label, title) => element('button', { type: 'button', 'data-user': user, title,
      'aria-pressed': String(user === state.user), onclick: () => chooseShopper(user) }, label);
    $('suggested').replaceChildren(chip('', 'nobody', 'An anonymous session'),
      ...answer.users.map(user => chip(user.user_id, user.user_id, `knows ${user.items} items, ${user.bought} bought`)));
  } catch (failure) {
    if (failure.name !== 'AbortError') $('suggested').replaceChildren(element('span', { class: 'note' }, failure.message));
  }
}

/* ---- one item ---- */

async function openItem(hit) {
  const title = String(hit.fields.title ?? hit.item_id);
  drawItem(hit, hit.fields);
  if (!$('item').open) $('item').showModal();
  $('item').scrollTop = 0;
  state.item = hit.item_id;
  remember();
  addToSession(hit.item_id, title);
  ghosts($('similar'), 4);
  if (!hit.parts.length && hit.fields.price === undefined) {
    fetchJson('item', `/v1/items/${encodeURIComponent(hit.item_id)}`).then(answer => drawItem(hit, answer.item)).catch(() => {});
  }
  try {
    const answer = await fetchJson('similar', '/v1/recommend/similar', [['item_id', hit.item_id], ['size', 12], ['explain', 'true']]);
    if (answer.hits.length === 0) $('similar').replaceChildren(element('div', { class: 'state' }, 'Nothing is like it.'));
    else cards($('similar'), answer.hits);
  } catch (failure) {
    show($('similar'), failure);
  }
}

/** The item that the URL names. */
async function openLinked(id) {
  try {
    const answer = await fetchJson('item', `/v1/items/${encodeURIComponent(id)}`);
    openItem({ item_id: id, fields: answer.item, parts: [], because: [] });
  } catch (failure) {
    if (failure.name === 'AbortError') return;
    show($('item-body'), failure);
    $('similar').replaceChildren();
    if (!$('item').open) $('item').showModal();
    search();
    recommend();
  }
}

function drawItem(hit, item) {
  const rows = hit.parts.map(part => element('tr', {},
    element('th', { scope: 'row', 'data-part': part.name, title: (PART_NAMES[part.name] || ['', ''])[1] }, partName(part.name)),
    element('td', {}, part.raw === null ? '–' : short(part.raw)), element('td', {}, short(part.normalised)),
    element('td', {}, short(part.weight)), element('td', {}, short(part.contribution))));
  const facts = [item.brand, ...(item.categories || [])].filter(Boolean).join(' · ');
  $('item-body').replaceChildren(
    element('div', { class: 'lead' }, tile(item, hit.item_id),
      element('div', {}, element('h2', { id: 'item-title' }, String(item.title ?? hit.item_id)),
        facts ? element('p', { class: 'note' }, facts) : null,
        element('p', {}, element('span', { class: 'price' }, priceOf(item)), ' ',
          item.in_stock === false ? element('span', { class: 'out' }, 'Out of stock') : null),
        element('p', { class: 'note' }, hit.item_id))),
    item.description ? element('p', { class: 'description' }, String(item.description)) : '',
    becauseOf(hit) || '',
    rows.length === 0 ? '' : element('table', { class: 'breakdown' },
      element('thead', {}, element('tr', {}, ...['Score', 'raw', '0 to 1', 'weight', 'adds'].map(name => element('th', { scope: 'col' }, name)))),
      element('tbody', {}, ...rows),
      element('tfoot', {}, element('tr', {}, element('td', { colspan: 4 }, 'Together'), element('td', {}, short(hit.score))))));
}

/** Looking at an item is what the session tells of the shopper: results and shelf follow it. */
function addToSession(id, title) {
  state.session = [{ id, title }, ...state.session.filter(item => item.id !== id)].slice(0, 20);
  drawSession();
  search();
  recommend();
}

function drawSession() {
  $('session').hidden = state.session.length === 0;
  $('session-items').replaceChildren(...state.session.slice(0, 6).map(item => element('li', {},
    element('span', { class: 'what' }, 'looked at'), element('span', {}, item.title))));
}

/* ---- state and URL ---- */

function remember() {
  const url = new URLSearchParams();
  if (state.q) url.set('q', state.q);
  if (state.user) url.set('user', state.user);
  if (state.personalisation !== 0.3) url.set('personalisation', state.personalisation);
  if (state.item) url.set('item', state.item);
  if (state.inStock) url.set('in_stock', 'true');
  for (const [name, value] of [['price_min', state.priceMin], ['price_max', state.priceMax], ['brand', state.brand]]) if (value) url.set(name, value);
  const next = url.size ? '/?' + url : '/';
  if (next !== location.pathname + location.search) history.pushState(null, '', next);
}

function recall() {
  const url = new URLSearchParams(location.search);
  state.q = (url.get('q') || '').trim();
  state.user = (url.get('user') || '').trim();
  state.item = (url.get('item') || '').trim();
  const strength = Number(url.get('personalisation') ?? 0.3);
  state.personalisation = strength >= 0 && strength <= 1 ? strength : 0.3;
  state.inStock = url.get('in_stock') === 'true';
  state.priceMin = url.get('price_min') || '';
  state.priceMax = url.get('price_max') || '';
  state.brand = url.get('brand') || '';
  $('q').value = state.q;
  $('user').value = state.user;
  $('personalisation').value = state.personalisation;
  $('strength').textContent = Math.round(state.personalisation * 100) + ' %';
  $('in-stock').checked = state.inStock;
  $('price-min').value = state.priceMin;
  $('price-max').value = state.priceMax;
  $('brand').value = state.brand;
  document.title = state.q ? state.q + ' – Leat' : 'Leat';
}

async function draw() {
  recall();
  if (state.item) openLinked(state.item);
  else if ($('item').open) $('item').close();
  if (!state.item) search();
  if (await showShopper() && !state.item) recommend();
}

function start() {
  $('search').addEventListener('submit', event => {
    event.preventDefault();
    state.q = $('q').value.trim();
    document.title = state.q ? state.q + ' – Leat' : 'Leat';
    remember();
    search();
  });
  $('user').addEventListener('change', () => chooseShopper($('user').value));
  $('personalisation').addEventListener('input', () => {
    state.personalisation = Number($('personalisation').value);
    $('strength').textContent = Math.round(state.personalisation * 100) + ' %';
  });
  $('personalisation').addEventListener('change', () => { remember(); search(); });
  const filter = event => {
    event.preventDefault();
    state.inStock = $('in-stock').checked;
    state.priceMin = $('price-min').value.trim();
    state.priceMax = $('price-max').value.trim();
    state.brand = $('brand').value.trim();
    remember();
    search();
  };
  $('filters').addEventListener('submit', filter);
  $('in-stock').addEventListener('change', filter);
  $('more').addEventListener('click', () => search(true));
  $('close-item').addEventListener('click', () => $('item').close());
  $('item').addEventListener('close', () => { if (state.item) { state.item = ''; remember(); } });
  $('item').addEventListener('click', event => { if (event.target === $('item')) $('item').close(); });
  $('forget-session').addEventListener('click', () => { state.session = []; drawSession(); search(); recommend(); });
  window.addEventListener('popstate', draw);
  if (window.matchMedia('(max-width: 899px)').matches) $('controls').open = false;
  suggestShoppers();
  draw();
}

start();
