/* What the browser keeps for the page, as JSON. One that keeps nothing is no error: all is well until the page is left. */

const storages = { tab: () => sessionStorage, browser: () => localStorage };

/**
 * What was kept.
 *
 * @param {'tab'|'browser'} where for this tab, or for all visits
 * @param {string} name
 * @param {*} other where nothing was, or nothing that can be read
 */
export function recall(where, name, other) {
  try {
    const text = storages[where]().getItem(`leat.${name}`);
    return text === null ? other : JSON.parse(text);
  } catch {
    return other;
  }
}

/** Keeps a value; null and undefined take it away. */
export function keep(where, name, value) {
  try {
    if (value === null || value === undefined) storages[where]().removeItem(`leat.${name}`);
    else storages[where]().setItem(`leat.${name}`, JSON.stringify(value));
  } catch {
    // As said above.
  }
}
