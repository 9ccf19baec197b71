/*
 * What the whole page knows: who shops, how much that counts, what is in the cart, and how the page
 * looks. Kept in the browser; each change is told to those who subscribed.
 */

const STRENGTH = 0.3;
const listeners = new Set();

const values = {
  persona: load(sessionStorage, 'persona', null),
  strength: load(localStorage, 'strength', STRENGTH),
  theme: load(localStorage, 'theme', 'auto'),
  scores: load(localStorage, 'scores', false),
};
const sessions = load(sessionStorage, 'sessions', {});
const carts = load(sessionStorage, 'carts', {});

function load(storage, name, other) {
  try {
    const text = storage.getItem(`leat.${name}`);
    return text === null ? other : JSON.parse(text);
  } catch {
    return other;
  }
}

function save(storage, name, value) {
  try {
    storage.setItem(`leat.${name}`, JSON.stringify(value));
  } catch {
    // A browser that keeps nothing: all is well until the page is left.
  }
}

function tell(name) {
  for (const listener of [...listeners]) listener(name);
}

/** Calls back with the name of what changed: persona, strength, cart, theme, scores. Returns how to stop. */
export function subscribe(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

/** The chosen shopper's user id; null for an anonymous visit. */
export const persona = () => values.persona;

/** Shops as this user from now on, in a visit of their own; null for anonymously. */
export function choosePersona(userId) {
  values.persona = userId;
  save(sessionStorage, 'persona', userId);
  tell('persona');
  tell('cart');
}

const owner = () => (values.persona === null ? 'anonymous' : `user ${values.persona}`);

/** The visit's id: one for each shopper, since a visit that named two would belong to both. */
export function session() {
  sessions[owner()] ??= crypto.randomUUID?.() ?? `s-${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
  save(sessionStorage, 'sessions', sessions);
  return sessions[owner()];
}

/** Begins a new visit with an empty cart: nothing of the old one counts for it. */
export function startVisit() {
  delete sessions[owner()];
  delete carts[owner()];
  save(sessionStorage, 'sessions', sessions);
  save(sessionStorage, 'carts', carts);
  tell('persona');
  tell('cart');
}

/** Who asks, as parameters of every question. */
export const asker = () => ({ user_id: values.persona, session_id: session() });

/** How much the shopper counts, 0 to 1. */
export const strength = () => values.strength;

export function setStrength(value) {
  values.strength = Math.min(1, Math.max(0, value));
  save(localStorage, 'strength', values.strength);
  tell('strength');
}

/** Whether cards show what their scores consist of. */
export const scores = () => values.scores;

export function setScores(shown) {
  values.scores = shown;
  save(localStorage, 'scores', shown);
  tell('scores');
}

/** auto, light or dark. */
export const theme = () => values.theme;

export function setTheme(name) {
  values.theme = name;
  save(localStorage, 'theme', name);
  if (name === 'auto') delete document.documentElement.dataset.theme;
  else document.documentElement.dataset.theme = name;
  tell('theme');
}

/** The cart's lines: {item_id, title, price, currency, image_url, query_id, quantity}. */
export const cart = () => carts[owner()] ?? [];

/** So many of an item are in the cart from now on; none takes the line out. */
export function setInCart(line, quantity) {
  const others = cart();
  const known = others.find(each => each.item_id === line.item_id);
  const made = { ...line, ...known, quantity };
  if (quantity <= 0) carts[owner()] = others.filter(each => each !== known);
  else carts[owner()] = known ? others.map(each => (each === known ? made : each)) : [...others, made];
  save(sessionStorage, 'carts', carts);
  tell('cart');
}

export function emptyCart() {
  delete carts[owner()];
  save(sessionStorage, 'carts', carts);
  tell('cart');
}
