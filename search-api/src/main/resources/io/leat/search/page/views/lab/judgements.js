/*
 * Judgements by thumb: which item is right for which query. They stay in this browser, and leave it
 * as the TSV that `leat evaluate search` reads.
 */
import { keep as keepIn, recall } from '../../storage.js';

const KEY = 'judgements';
const HEADER = 'query\titem_id\trelevance';
const LONGEST = 500;

let grades = read();

function read() {
  const kept = recall('browser', KEY, null) ?? {};
  return new Map(Object.entries(kept).map(([query, items]) => [query, new Map(Object.entries(items ?? {}).filter(([, grade]) => Number.isFinite(grade)))]));
}

const keep = () => keepIn('browser', KEY, Object.fromEntries([...grades].map(([query, items]) => [query, Object.fromEntries(items)])));

/** The same text for the same question. */
export const queryKey = text => text.trim().replace(/\s+/g, ' ').toLowerCase();

/** What was said of an item; undefined where nothing was. */
export const gradeOf = (query, itemId) => grades.get(queryKey(query))?.get(itemId);

/** Judges an item, or takes the judgement back: null. */
export function judge(query, itemId, grade) {
  const key = queryKey(query);
  const items = grades.get(key) ?? new Map();
  if (grade === null) items.delete(itemId);
  else items.set(itemId, grade);
  if (items.size) grades.set(key, items);
  else grades.delete(key);
  keep();
}

/** The judged queries. */
export const judgedQueries = () => [...grades.keys()];

/** How many judgements there are. */
export const count = () => [...grades.values()].reduce((sum, items) => sum + items.size, 0);

export function clear() {
  grades = new Map();
  keep();
}

/** The least and greatest grade of all. */
function bounds() {
  const all = [...grades.values()].flatMap(items => [...items.values()]);
  return { least: Math.min(...all), greatest: Math.max(...all) };
}

/** Whether all say the same, from which nothing can be measured but here. */
export const allAlike = () => { const { least, greatest } = bounds(); return !(greatest > least); };

/** Each judged item's gain, 0 to 1, as `leat evaluate search` gives them; null for a query without judgements. */
export function gainsOf(query) {
  const items = grades.get(queryKey(query));
  if (!items) return null;
  const { least, greatest } = bounds();
  return new Map([...items].map(([id, grade]) => [id, greatest > least ? (grade - least) / (greatest - least) : Number(grade > 0)]));
}

/**
 * Normalised discounted cumulative gain of the first k: each gain over log2(rank + 1), over that of
 * the best order there could be.
 *
 * @param {string[]} ids best first
 * @param {?Map<string, number>} gains
 * @return {?number} 0 to 1; null where nothing gains
 */
export function ndcg(ids, gains, k = 10) {
  const best = [...(gains?.values() ?? [])].sort((a, b) => b - a).slice(0, k);
  const ideal = best.reduce((sum, gain, index) => sum + gain / Math.log2(index + 2), 0);
  if (ideal === 0) return null;
  return ids.slice(0, k).reduce((sum, id, index) => sum + (gains.get(id) ?? 0) / Math.log2(index + 2), 0) / ideal;
}

/** All judgements as TSV. */
export function toTsv() {
  const lines = [...grades].flatMap(([query, items]) => [...items].map(([id, grade]) => `${query}\t${id}\t${grade}`));
  return `${[HEADER, ...lines].join('\n')}\n`;
}

/**
 * Takes judgements from TSV whose header names query, item_id and relevance, beside those there are.
 *
 * @return {{taken: number, wrong: number[]}} wrong: the numbers of the lines that are none
 * @throws {Error} where the header is none
 */
export function fromTsv(text) {
  const [head, ...lines] = text.replace(/^\uFEFF/, '').split(/\r?\n/);
  const names = head.split('\t').map(name => name.trim().toLowerCase());
  const [query, item, relevance] = [['query'], ['item_id', 'item', 'product_uid'], ['relevance']].map(known => names.findIndex(name => known.some(each => name.startsWith(each))));
  if (query < 0 || item < 0 || relevance < 0) throw new Error('header');
  const wrong = [];
  let taken = 0;
  lines.forEach((line, index) => {
    if (line.trim() === '') return;
    const values = line.split('\t').map(value => value.trim());
    const grade = Number(values[relevance]);
    if (!values[query] || !values[item] || values[query].length > LONGEST || values[relevance] === '' || !Number.isFinite(grade)) {
      wrong.push(index + 2);
      return;
    }
    const key = queryKey(values[query]);
    if (!grades.has(key)) grades.set(key, new Map());
    grades.get(key).set(values[item], grade);
    taken++;
  });
  keep();
  return { taken, wrong };
}
