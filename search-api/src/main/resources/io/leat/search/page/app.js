/*
 * The page's frame: the header, and one view at a time, chosen by the hash.
 *
 * A view is a module `views/NAME.js` whose default export is called with
 * `{ root, query, parts, api, state, t, navigate, setTitle }` and draws into `root`. It may return a
 * function that ends it, or `{ end, update }`: `update(query)` is called instead of drawing anew
 * where only the hash's query changed.
 */
import * as api from './api.js';
import { element, replace } from './dom.js';
import { drawHeader, markNavigation } from './header.js';
import { loadLanguage, preferredLanguage, t } from './i18n.js';
import * as state from './state.js';
import { toastEvents } from './widgets/toast.js';
import { failed } from './widgets/states.js';
import { VIEWS } from './views.js';

const holder = document.getElementById('view');
const styles = new Map();
const scrolls = new Map();
let shown = null;
let turn = 0;

/** Goes to a hash, such as `#/item/p1`. */
export function navigate(hash, { replace: instead = false } = {}) {
  if (hash === location.hash || (hash === '#/' && location.hash === '')) {
    show();
  } else if (instead) {
    history.replaceState(null, '', hash);
    show();
  } else {
    location.hash = hash;
  }
}

function parse() {
  const [path, query = ''] = location.hash.replace(/^#\/?/, '').split(/\?(.*)/s);
  const [name, ...parts] = path.split('/').map(part => {
    try {
      return decodeURIComponent(part);
    } catch {
      return part;
    }
  });
  return { name, parts, query: new URLSearchParams(query) };
}

/** The sheet is there; one of the first view was put in by the document. */
function styled(file) {
  if (!styles.has(file)) {
    const href = `/page/${file}`;
    const known = document.querySelector(`link[rel=stylesheet][href="${href}"]`);
    styles.set(file, known ? Promise.resolve() : new Promise(resolve => {
      // A sheet that is not to be had must not keep the view from being drawn.
      document.head.append(element('link', { rel: 'stylesheet', href, onload: resolve, onerror: resolve }));
    }));
  }
  return styles.get(file);
}

const setTitle = text => { document.title = text ? `${text} – Leat` : 'Leat'; };

/** Where the page is, once the view knows: until then the address is ahead of what is drawn. */
const reached = hash => { document.documentElement.dataset.reached = hash; };

async function show({ anew = false, scroll = 0 } = {}) {
  const mine = ++turn;
  const { hash } = location;
  const { name, parts, query } = parse();
  const place = [name, ...parts].join('/');
  const entry = VIEWS.find(view => view.path === name) ?? VIEWS[0];
  if (!anew && shown?.place === place && shown.update) {
    shown.update(query);
    reached(hash);
    window.scrollTo(0, scroll);
    restore(shown.root, scroll, mine);
    return;
  }
  let view;
  try {
    [view] = await Promise.all([entry.load(), entry.css ? styled(entry.css) : null]);
  } catch (failure) {
    view = { default: ({ root }) => { replace(root, failed(failure, () => show({ anew: true }))); } };
  }
  if (mine !== turn) return;
  const moved = shown !== null && shown.place !== place;
  end();
  const root = element('main', { id: 'main', class: 'main', tabindex: '-1' });
  holder.replaceChildren(root);
  markNavigation(entry.path);
  setTitle(entry.path === '' ? '' : t(entry.nav ?? `nav.${entry.path}`));
  shown = { place, root };
  try {
    const made = view.default({ root, query, parts, api, state, t, navigate, setTitle });
    Object.assign(shown, typeof made === 'function' ? { end: made } : made);
  } catch (failure) {
    replace(root, failed(failure, () => show({ anew: true })));
  }
  reached(hash);
  if (moved) root.focus({ preventScroll: true });
  window.scrollTo(0, scroll);
  restore(root, scroll, mine);
}

/** Back to where a view was left: its content comes by and by. */
function restore(root, scroll, mine) {
  if (scroll === 0) return;
  const observer = new ResizeObserver(() => {
    if (mine !== turn) observer.disconnect();
    else if (root.scrollHeight > scroll) {
      window.scrollTo(0, scroll);
      observer.disconnect();
    }
  });
  observer.observe(root);
  setTimeout(() => observer.disconnect(), 3000);
}

function end() {
  try {
    shown?.end?.();
  } catch (failure) {
    console.error(failure);
  }
}

async function speak(language, keep) {
  await loadLanguage(language, keep);
  document.querySelector('meta[name=description]').content = t('page.description');
  drawHeader({ navigate, speak: chosen => speak(chosen, true), views: VIEWS });
  replace(document.getElementById('footer'),
    element('a', { href: '/docs' }, t('footer.docs')), element('a', { href: '/v1/openapi.json' }, 'openapi.json'),
    element('span', {}, t('footer.words')));
  await show({ anew: true });
}

let popped = false;
history.scrollRestoration = 'manual';
window.addEventListener('popstate', () => { popped = true; });
window.addEventListener('scroll', () => scrolls.set(location.hash, window.scrollY), { passive: true });
window.addEventListener('hashchange', event => {
  const back = popped && scrolls.get(new URL(event.newURL).hash);
  popped = false;
  show({ scroll: back || 0 });
});
state.subscribe(what => { if (what === 'persona') show({ anew: true }); });
api.keysFrom(async status => (await import('./widgets/key.js')).askForKey(status));
toastEvents();
speak(preferredLanguage(), false);
