/*
 * The page's words, and how numbers, money and times are written. Messages are flat: a key and a
 * text with {names} in it, one block of keys for each view, the same in every language.
 */

const KEY = 'leat.language';

/** The languages that the page speaks, by their own names. */
export const LANGUAGES = { en: 'English', zh: '中文' };

const LOADERS = {
  en: () => import('./messages/en.js'),
  zh: () => import('./messages/zh.js'),
};
let messages = {};
let current = 'en';

/** The language chosen before, or else the first of the browser's that the page speaks. */
export function preferredLanguage() {
  const wanted = [chosenBefore(), ...(navigator.languages ?? [])].filter(Boolean);
  const found = wanted.map(tag => tag.toLowerCase().split('-')[0]).find(tag => tag in LANGUAGES);
  return found ?? 'en';
}

function chosenBefore() {
  try {
    return localStorage.getItem(KEY);
  } catch {
    return null; // This browser keeps nothing.
  }
}

/** Speaks this language from now on; texts drawn before stay as they are. */
export async function loadLanguage(language, chosen = false) {
  messages = (await LOADERS[language]()).default;
  current = language;
  document.documentElement.lang = language === 'zh' ? 'zh-Hans' : language;
  if (!chosen) return;
  try {
    localStorage.setItem(KEY, language);
  } catch {
    // Until the page is left.
  }
}

/** The language spoken: en or zh. */
export const language = () => current;

/** The text of a key, with values in the place of their {names}; `key.one` where `count` is 1. */
export function t(key, values = {}) {
  const single = values.count === 1 ? messages[`${key}.one`] : undefined;
  const text = single ?? messages[key];
  if (text === undefined) return key;
  return text.replace(/\{(\w+)\}/g, (whole, name) => (name in values ? shown(values[name]) : whole));
}

const shown = value => (typeof value === 'number' ? number(value) : String(value));

/** Whether there is a text of this key. */
export const has = key => key in messages;

/** A number; `digits` behind the point at most. */
export const number = (value, digits = 0) =>
  new Intl.NumberFormat(current, { maximumFractionDigits: digits }).format(value);

/** A share, 0 to 1, in per cent. */
export const percent = (value, digits = 0) =>
  new Intl.NumberFormat(current, { style: 'percent', maximumFractionDigits: digits }).format(value);

/** An amount; without a currency, a plain number with two digits. */
export function money(amount, currency) {
  if (currency) {
    try {
      return new Intl.NumberFormat(current, { style: 'currency', currency }).format(amount);
    } catch {
      return `${money(amount)} ${currency}`;
    }
  }
  return new Intl.NumberFormat(current, { minimumFractionDigits: 2, maximumFractionDigits: 2 }).format(amount);
}

/** A day and time, from an ISO text or a Date. */
export const dateTime = value =>
  new Intl.DateTimeFormat(current, { dateStyle: 'medium', timeStyle: 'short' }).format(new Date(value));

/** How long ago, in the largest unit that says something: "3 days ago". */
export function ago(value) {
  const seconds = Math.round((new Date(value) - Date.now()) / 1000);
  const units = [['year', 31536000], ['month', 2592000], ['day', 86400], ['hour', 3600], ['minute', 60]];
  const [unit, length] = units.find(([, each]) => Math.abs(seconds) >= each) ?? ['second', 1];
  return new Intl.RelativeTimeFormat(current, { numeric: 'auto' }).format(Math.trunc(seconds / length), unit);
}

/** Milliseconds, with one digit below 100. */
export const milliseconds = value => t('unit.ms', { value: number(value, value < 100 ? 1 : 0) });
