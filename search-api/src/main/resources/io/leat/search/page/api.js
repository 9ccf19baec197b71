/*
 * The HTTP API, /v1. What goes wrong is thrown as a Problem, whose words can be shown.
 */
import { t } from './i18n.js';
import { keep, recall } from './storage.js';

const LONGEST_MS = 20000;
/** Who closed the question for a key is not asked again at once. */
const LEAVE_MS = 3000;
const running = new Map();
let askForKey = null;
let asking = null;
let declined = -Infinity;

/** An error as people read it: by the API's problem+json, or made here where there was no answer. */
export class Problem extends Error {
  /**
   * @param {string} title a few words
   * @param {string} detail a sentence; may be empty
   * @param {{status?: number, errors?: {field: string, value: ?string, problem: string}[]}} rest
   *     status is 0 where the server gave no answer
   */
  constructor(title, detail, { status = 0, errors = [] } = {}) {
    super(detail || title);
    this.name = 'Problem';
    this.title = title;
    this.detail = detail;
    this.status = status;
    this.errors = errors;
  }
}

/** Whether a failure only says that the question was taken back. */
export const isCancelled = failure => failure?.name === 'AbortError';

/**
 * The JSON at a path.
 *
 * @param {string} path such as /v1/search
 * @param {object} parameters by name; a list repeats the name, and what is null, undefined or '' is left out
 * @param {{signal?: AbortSignal, kind?: string, timeout?: number, quiet?: boolean}} options `kind`: a newer question of
 *     the same kind cancels the older one; `timeout` in milliseconds; `quiet`: no key is asked for
 * @throws {Problem} or an AbortError where it was cancelled
 */
export function get(path, parameters = {}, options = {}) {
  const query = new URLSearchParams();
  for (const [name, value] of Object.entries(parameters)) {
    for (const each of Array.isArray(value) ? value : [value]) {
      if (each !== null && each !== undefined && each !== '') query.append(name, String(each));
    }
  }
  return ask('GET', query.size ? `${path}?${query}` : path, undefined, options);
}

/** Sends JSON by POST; the answer's JSON. */
export const post = (path, body, options = {}) => ask('POST', path, body, options);

/** Sends JSON by PUT, or with `type` in the options a text as it is; the answer's JSON. */
export const put = (path, body, options = {}) => ask('PUT', path, body, options);

/** Deletes; the answer's JSON. */
export const del = (path, options = {}) => ask('DELETE', path, undefined, options);

/** Who is asked for an API key where one is needed: a function that promises a key, or null for none. */
export function keysFrom(asker) {
  askForKey = asker;
}

async function ask(method, path, body, options) {
  const answer = await send(method, path, body, options);
  const isRefused = answer.status === 401 || answer.status === 403;
  if (isRefused && askForKey && options.quiet !== true && performance.now() - declined > LEAVE_MS) {
    asking ??= askForKey(answer.status).finally(() => { asking = null; });
    const key = await asking;
    if (key) {
      keep('tab', 'key', key);
      return read(await send(method, path, body, options));
    }
    declined = performance.now();
  }
  return read(answer);
}

async function send(method, path, body, { signal, kind, timeout = LONGEST_MS, keepalive = false, type = 'application/json' } = {}) {
  const control = new AbortController();
  if (kind) {
    running.get(kind)?.abort();
    running.set(kind, control);
  }
  let late = false;
  const timer = setTimeout(() => { late = true; control.abort(); }, timeout);
  const cancel = () => control.abort();
  signal?.addEventListener('abort', cancel, { once: true });
  if (signal?.aborted) control.abort();
  const headers = { Accept: 'application/json' };
  if (body !== undefined) headers['Content-Type'] = type;
  const key = recall('tab', 'key', null);
  if (key) headers.Authorization = `Bearer ${key}`;
  try {
    const response = await fetch(path, {
      method, headers, keepalive, signal: control.signal, body: body === undefined || type !== 'application/json' ? body : JSON.stringify(body),
    });
    return { status: response.status, ok: response.ok, text: await response.text() };
  } catch (failure) {
    if (late) throw new Problem(t('problem.late'), t('problem.late.detail'));
    if (isCancelled(failure)) throw failure;
    throw new Problem(t('problem.unreachable'), t('problem.unreachable.detail'));
  } finally {
    clearTimeout(timer);
    signal?.removeEventListener('abort', cancel);
    if (kind && running.get(kind) === control) running.delete(kind);
  }
}

function read({ status, ok, text }) {
  let body = {};
  try {
    if (text) body = JSON.parse(text);
  } catch {
    throw new Problem(t('problem.unreadable'), t('problem.status', { status }), { status });
  }
  if (!ok) throw new Problem(body.title || t('problem.status', { status }), body.detail || '', { status, errors: body.errors });
  return body;
}
