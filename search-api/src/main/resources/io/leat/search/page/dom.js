/*
 * Making the document. Texts become text nodes, always: nothing that a shop wrote is ever markup.
 */

const SVG = 'http://www.w3.org/2000/svg';

/**
 * An element.
 *
 * @param {string} tag
 * @param {object} attributes by name: `onclick` and the like are listeners, `style` an object of CSS
 *     properties, `class` a text or a list; true stands for an empty attribute, and null, undefined
 *     and false for none
 * @param {...(Node|string|number|null|undefined|false|Array)} children texts become text nodes
 */
export function element(tag, attributes = {}, ...children) {
  return fill(document.createElement(tag), attributes, children);
}

/** The same in SVG. */
export function svg(tag, attributes = {}, ...children) {
  return fill(document.createElementNS(SVG, tag), attributes, children);
}

function fill(made, attributes, children) {
  for (const [name, value] of Object.entries(attributes ?? {})) {
    if (value === null || value === undefined || value === false) continue;
    if (name.startsWith('on') && typeof value === 'function') made.addEventListener(name.slice(2), value);
    else if (name === 'style') for (const [key, each] of Object.entries(value)) made.style.setProperty(key, each);
    else if (name === 'class' && Array.isArray(value)) made.setAttribute('class', value.filter(Boolean).join(' '));
    else made.setAttribute(name, value === true ? '' : String(value));
  }
  append(made, children);
  return made;
}

function append(parent, children) {
  for (const child of children.flat(Infinity)) {
    if (child === null || child === undefined || child === false || child === '') continue;
    parent.append(child instanceof Node ? child : String(child));
  }
}

/** Puts these children in the place of those that the parent has. */
export function replace(parent, ...children) {
  parent.replaceChildren();
  append(parent, children);
  return parent;
}

/**
 * What the API marked: text for HTML with `<em>` about what was searched for, as nodes.
 *
 * @param {string} html escaped, but for `<em>` and `</em>`
 */
export function marked(html) {
  return html.split(/(<em>.*?<\/em>)/s).filter(Boolean).map(piece => {
    const inner = /^<em>(.*)<\/em>$/s.exec(piece);
    return inner ? element('mark', {}, unescape(inner[1])) : unescape(piece);
  });
}

const ENTITIES = { '&lt;': '<', '&gt;': '>', '&quot;': '"', '&#39;': "'", '&#x27;': "'", '&amp;': '&' };

function unescape(text) {
  return text.replace(/&(?:lt|gt|quot|#39|#x27|amp);/g, entity => ENTITIES[entity]);
}

/** Has a screen reader say this, when it is done with what it says. */
export function announce(text) {
  const region = document.getElementById('announcer');
  region.textContent = '';
  // A text that is the same as before is said again only after the region was empty for a moment.
  requestAnimationFrame(() => { region.textContent = text; });
}

/** The line icons of the page, by name; drawn in the colour of the text beside them. */
const ICONS = {
  search: 'M10.5 4a6.5 6.5 0 1 0 0 13 6.5 6.5 0 0 0 0-13zm4.7 11.2L20 20',
  cart: 'M3 4h2.2l2.1 10.5h10.2L20 7.5H6M9 19.2a.8.8 0 1 0 0-.1m8 .1a.8.8 0 1 0 0-.1',
  person: 'M12 4a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM4.5 20.5c.8-4 4-5.5 7.5-5.5s6.7 1.5 7.5 5.5',
  close: 'M6 6l12 12M18 6L6 18',
  sun: 'M12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 2.5v2M12 19.5v2M2.5 12h2M19.5 12h2M5.3 5.3l1.4 1.4M17.3 17.3l1.4 1.4M5.3 18.7l1.4-1.4M17.3 6.7l1.4-1.4',
  moon: 'M19.5 14.5A8 8 0 0 1 9.5 4.5a8 8 0 1 0 10 10z',
  auto: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 4v16M12 8h5M12 12h8M12 16h6',
  filter: 'M4 6h16M7 12h10M10 18h4',
  check: 'M5 12.5l4.5 4.5L19 7.5',
  left: 'M14.5 6l-6 6 6 6',
  right: 'M9.5 6l6 6-6 6',
  chevron: 'M6 9.5l6 6 6-6',
  up: 'M12 19V5M6 11l6-6 6 6',
  down: 'M12 5v14M6 13l6 6 6-6',
  plus: 'M12 5v14M5 12h14',
  minus: 'M5 12h14',
  trash: 'M5 7h14M10 7V4.5h4V7M7 7l.8 12.5h8.4L17 7M10.5 10.5v6M13.5 10.5v6',
  spark: 'M12 3.5l1.8 5.7 5.7 1.8-5.7 1.8L12 18.5l-1.8-5.7L4.5 11l5.7-1.8z',
  info: 'M12 4a8 8 0 1 0 0 16 8 8 0 0 0 0-16zM12 11v5M12 8v.1',
};

/** One of the line icons, hidden from screen readers. */
export function icon(name) {
  return svg('svg', { class: 'icon', viewBox: '0 0 24 24', 'aria-hidden': 'true', focusable: 'false' },
    svg('path', { d: ICONS[name] }));
}
