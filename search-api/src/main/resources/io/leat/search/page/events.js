/*
 * What the shopper does, told to the shop as it is: real events, by POST /v1/events. Nothing waits
 * for them but the next question, so that its answer knows them.
 */
import { post } from './api.js';
import { asker } from './state.js';

const TRIES = 4;
const FIRST_PAUSE_MS = 400;
const LONGEST_WAIT_MS = 5000;
const listeners = new Set();
const waiting = new Set();
let readOnly = false;

/**
 * Sends an event of the present shopper; the rest is filled in.
 *
 * @param {string} action view, click, add_to_cart, remove_from_cart, purchase, search, ...
 * @param {object} fields item_id, query_id (of the answer that led here), position, quantity, price ...
 * @return {Promise<boolean>} whether it is durable now; never fails
 */
export function send(action, fields = {}) {
  const { user_id, session_id } = asker();
  const event = { event_id: crypto.randomUUID?.() ?? `e-${Date.now()}-${Math.random()}`, action, session_id, ...fields };
  if (user_id !== null) event.user_id = user_id;
  for (const [name, value] of Object.entries(event)) if (value === null || value === undefined) delete event[name];
  let tried;
  const first = new Promise(resolve => { tried = resolve; });
  waiting.add(first);
  first.then(() => waiting.delete(first));
  return deliver([event], tried);
}

/** Tries again where that may help; `tried` is told of the first try, which alone is waited for. */
async function deliver(events, tried) {
  for (let attempt = 1; ; attempt++) {
    try {
      const answer = await post('/v1/events', events, { keepalive: true, quiet: true });
      tried();
      const refused = answer.rejected?.[0];
      tell(refused ? { kind: 'refused', detail: refused.error } : { kind: 'sent', events });
      return !refused;
    } catch (problem) {
      tried();
      const again = problem.status === 0 || problem.status === 429 || problem.status >= 500;
      if (again && attempt < TRIES) {
        await new Promise(resolve => setTimeout(resolve, FIRST_PAUSE_MS * 2 ** (attempt - 1)));
        continue;
      }
      if (problem.status === 405) {
        if (!readOnly) tell({ kind: 'read-only', detail: problem.detail });
        readOnly = true;
      } else {
        tell({ kind: 'refused', detail: problem.detail || problem.title });
      }
      return false;
    }
  }
}

/** Waits until what was sent is durable, so that the next answer knows it; but not for ever. */
export function settled(most = LONGEST_WAIT_MS) {
  const all = Promise.allSettled([...waiting]);
  return waiting.size === 0 ? all : Promise.race([all, new Promise(resolve => setTimeout(resolve, most))]);
}

/** Calls back with {kind: 'sent', events}, {kind: 'refused', detail} or {kind: 'read-only', detail}. Returns how to stop. */
export function watch(listener) {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

function tell(message) {
  for (const listener of [...listeners]) listener(message);
}
