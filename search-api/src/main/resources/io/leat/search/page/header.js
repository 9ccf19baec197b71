/* The bar at the top: brand, search, who shops, cart, navigation, language and theme. */
import { element, icon, replace } from './dom.js';
import { LANGUAGES, language, t } from './i18n.js';
import { cart, persona, setTheme, subscribe, theme } from './state.js';
import { avatar } from './widgets/avatar.js';
import { searchBox } from './widgets/searchbox.js';

const THEMES = { auto: 'auto', light: 'sun', dark: 'moon' };
let stop = () => {};

/**
 * Draws it anew.
 *
 * @param {{navigate: function(string), speak: function(string), views: object[]}} parts speak: changes the language
 */
export function drawHeader({ navigate, speak, views }) {
  stop();
  const who = element('button', { class: 'who', type: 'button', 'aria-haspopup': 'dialog', onclick: choosePersona });
  const basket = element('button', { class: 'basket', type: 'button', 'aria-haspopup': 'dialog', onclick: openCart });
  const nav = element('nav', { class: 'nav', 'aria-label': t('nav.label') }, views.filter(view => view.nav).map(view =>
    element('a', { href: `#/${view.path}`, 'data-view': view.path }, t(view.nav))));
  replace(document.getElementById('header'),
    element('a', { class: 'skip', href: '#main', onclick: skip }, t('header.skip')),
    element('div', { class: 'bar' },
      element('a', { class: 'brand', href: '#/', 'aria-label': t('header.home') },
        element('img', { src: '/page/icon.svg', alt: '', width: 32, height: 32 }), element('span', {}, 'Leat')),
      searchBox(navigate), who, basket),
    element('div', { class: 'under' }, nav,
      element('div', { class: 'switches' }, languageSwitch(speak), themeSwitch())));
  const draw = what => {
    if (what === 'persona') drawWho(who);
    if (what === 'cart') drawBasket(basket);
  };
  draw('persona');
  draw('cart');
  stop = subscribe(draw);
}

/** The hash is the view's: the link to the content moves the focus by itself. */
function skip(event) {
  event.preventDefault();
  document.getElementById('main')?.focus();
}

function drawWho(button) {
  const user = persona();
  const name = user ?? t('persona.anonymous');
  button.setAttribute('aria-label', t('header.who', { name }));
  button.title = t('header.who', { name });
  replace(button, avatar(user), element('span', { class: 'who-name' }, element('small', {}, t('header.shopping_as')), element('b', {}, name)));
}

function drawBasket(button) {
  const count = cart().reduce((sum, line) => sum + line.quantity, 0);
  button.setAttribute('aria-label', t('header.cart', { count }));
  button.title = t('header.cart', { count });
  replace(button, icon('cart'), count > 0 ? element('span', { class: 'count', 'aria-hidden': 'true' }, String(count)) : null);
}

async function choosePersona() {
  (await import('./widgets/personas.js')).openPersonas();
}

async function openCart() {
  (await import('./widgets/cart.js')).openCart();
}

function languageSwitch(speak) {
  return element('select', { class: 'small', 'aria-label': t('header.language'), 'data-switch': 'language', onchange: event => speak(event.target.value) },
    Object.entries(LANGUAGES).map(([tag, name]) => element('option', { value: tag, selected: tag === language(), lang: tag }, name)));
}

function themeSwitch() {
  const button = element('button', { class: 'quiet round', type: 'button', 'data-switch': 'theme' });
  const draw = () => {
    const label = t('header.theme', { name: t(`theme.${theme()}`) });
    button.setAttribute('aria-label', label);
    button.title = label;
    replace(button, icon(THEMES[theme()]));
  };
  button.addEventListener('click', () => {
    const names = Object.keys(THEMES);
    setTheme(names[(names.indexOf(theme()) + 1) % names.length]);
    draw();
  });
  draw();
  return button;
}

/** Marks where in the navigation one is. */
export function markNavigation(path) {
  for (const link of document.querySelectorAll('.nav a')) {
    if (link.dataset.view === path) {
      link.setAttribute('aria-current', 'page');
      link.scrollIntoView({ block: 'nearest', inline: 'nearest' });
    } else {
      link.removeAttribute('aria-current');
    }
  }
}
