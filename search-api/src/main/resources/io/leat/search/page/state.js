/*
 * What the whole page knows: who shops, how much that counts, what is in the cart, and how the page
 * looks. Kept in the browser; each change is told to those who subscribed.
 */

import { keep, recall } from './storage.js';

const STRENGTH = 0.3;
const listeners = new Set();

const values = {
  persona: recall('tab', 'persona', null),
  strength: recall('browser', 'strength', STRENGTH),
  theme: recall('browser', 'theme', 'auto'),
  scores: recall('browser', 'scores', false),
};
const sessions = recall('tab', 'sessions', {});
const carts = recall('tab', 'carts', {});

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
  keep('tab', 'persona', userId);
  tell('persona');
  tell('cart');
}

const owner = () => (values.persona === null ? 'anonymous' : `user ${values.persona}`);

/** The visit's id: one for each shopper, since a visit that named two would belong to both. */
export function session() {
  sessions[owner()] ??= crypto.randomUUID?.() ?? `s-${Date.now().toString(36)}-${Math.random().toString(36).slice(2)}`;
  keep('tab', 'sessions', sessions);
  return sessions[owner()];
}

/** Begins a new visit with an empty cart: nothing of the old one counts for it. */
export function startVisit() {
  delete sessions[owner()];
  delete carts[owner()];
  keep('tab', 'sessions', sessions);
  keep('tab', 'carts', carts);
  tell('persona');
  tell('cart');
}

/** Who asks, as parameters of every question. */
export const asker = () => ({ user_id: values.persona, session_id: session() });

/** How much the shopper counts, 0 to 1. */
export const strength = () => values.strength;

export function setStrength(value) {
  values.strength = Math.min(1, Math.max(0, value));
  keep('browser', 'strength', values.strength);
  tell('strength');
}

/** Whether cards show what their scores consist of. */
export const scores = () => values.scores;

export function setScores(shown) {
  values.scores = shown;
  keep('browser', 'scores', shown);
  tell('scores');
}

/** auto, light or dark. */
export const theme = () => values.theme;

export function setTheme(name) {
  values.theme = name;
  keep('browser', 'theme', name);
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
  keep('tab', 'carts', carts);
  tell('cart');
}

export function emptyCart() {
  delete carts[owner()];
  keep('tab', 'carts', carts);
  tell('cart');
}
