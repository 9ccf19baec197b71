/*
 * A search as the hash has it and as the API takes it:
 *
 *   #/?q=lamp&brand=Lummock&brand=Ostrelle&f.colour=coral&price=10..50&stock=1&sort=price_asc
 */

const OWN = ['category', 'brand'];
export const SORTS = ['relevance', 'price_asc', 'price_desc', 'newest', 'popularity'];
export const PAGE_SIZE = 24;

/** Names that a filter can say; another attribute cannot be ticked. */
export const isNameable = name => /^[\p{L}_][\p{L}\p{N}_.-]*$/u.test(name);

/**
 * @param {URLSearchParams} parameters
 * @return {{q: string, all: boolean, sort: string, stock: boolean, price: ?{from: ?number, to: ?number}, ticked: Map<string, Set<string>>}}
 */
export function readQuery(parameters) {
  const ticked = new Map();
  for (const [name, value] of parameters) {
    const facet = OWN.includes(name) ? name : name.startsWith('f.') ? name.slice(2) : null;
    if (facet && value && isNameable(facet)) ticked.set(facet, (ticked.get(facet) ?? new Set()).add(value));
  }
  const sort = parameters.get('sort');
  return {
    q: (parameters.get('q') ?? '').trim().slice(0, 500),
    all: parameters.has('all'),
    sort: SORTS.includes(sort) ? sort : 'relevance',
    stock: parameters.get('stock') === '1',
    price: readPrice(parameters.get('price')),
    ticked,
  };
}

function readPrice(text) {
  const found = /^(\d+(?:\.\d+)?)?\.\.(\d+(?:\.\d+)?)?$/.exec(text ?? '');
  if (!found || (!found[1] && !found[2])) return null;
  return { from: found[1] ? Number(found[1]) : null, to: found[2] ? Number(found[2]) : null };
}

/** Whether something is looked for; otherwise one is at the start. */
export const isSearch = question => question.q !== '' || question.all || question.stock || question.price !== null || question.ticked.size > 0;

/** The hash of a search. */
export function hashOf({ q, all, sort, stock, price, ticked }) {
  const made = new URLSearchParams();
  if (q) made.set('q', q);
  for (const [name, values] of ticked) for (const value of values) made.append(OWN.includes(name) ? name : `f.${name}`, value);
  if (price) made.set('price', `${price.from ?? ''}..${price.to ?? ''}`);
  if (stock) made.set('stock', '1');
  if (sort !== 'relevance') made.set('sort', sort);
  if (all && made.size === 0) made.set('all', '1');
  return made.size ? `#/?${made}` : '#/';
}

/** The same search with a value ticked, or no more. */
export function toggled(question, name, value) {
  const ticked = new Map([...question.ticked].map(([each, values]) => [each, new Set(values)]));
  const values = ticked.get(name) ?? new Set();
  if (!values.delete(value)) values.add(value);
  if (values.size) ticked.set(name, values);
  else ticked.delete(name);
  return { ...question, ticked, all: true };
}

/** The same search with nothing ticked. */
export const cleared = question => ({ ...question, ticked: new Map(), price: null, stock: false, all: true });

/** How many conditions there are. */
export const conditionCount = ({ ticked, price, stock }) =>
  [...ticked.values()].reduce((sum, values) => sum + values.size, 0) + (price ? 1 : 0) + (stock ? 1 : 0);

const quoted = text => `"${text.replace(/["\\]/g, '\\$&')}"`;

/** The question to /v1/search, but for who asks. */
export function requestOf({ q, sort, stock, price, ticked }) {
  const conditions = [...ticked].map(([name, values]) => `${name}:(${[...values].map(quoted).join(' OR ')})`);
  if (price) conditions.push(`price:[${price.from ?? '*'} TO ${price.to ?? '*'}]`);
  if (stock) conditions.push('in_stock:true');
  return { q, sort: sort === 'relevance' ? null : sort, facet_filter: conditions.join(' AND '), facets: '*', facet_size: 30, size: PAGE_SIZE, explain: true };
}
