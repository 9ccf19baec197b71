/* What a shopper seems to like, from the items that their profile weighs most. */
import { get } from '../api.js';
import { categoryOf } from './card.js';

const LOOKED_AT = 40;

/**
 * @param {string} userId
 * @return {Promise<{name: string, value: string, share: number}[]>} brands, categories and attributes,
 *     the most telling first; share: of the items that have it
 */
export async function tastes(userId, most = 8) {
  const answer = await get('/v1/recommend/recently-viewed', {
    user_id: userId, size: LOOKED_AT, filter: 'in_stock:(true OR false)', fields: ['brand', 'categories', 'attributes'],
  });
  const counts = new Map();
  for (const { fields } of answer.hits) {
    for (const [name, value] of traits(fields)) {
      const key = `${name} ${value}`;
      const known = counts.get(key) ?? { name, value, count: 0 };
      known.count++;
      counts.set(key, known);
    }
  }
  return [...counts.values()].filter(each => each.count > 1).sort((a, b) => b.count - a.count || a.value.localeCompare(b.value))
    .slice(0, most).map(({ name, value, count }) => ({ name, value, share: count / answer.hits.length }));
}

const TELLING = new Set(['colour', 'color', 'material', 'style']);

function traits(item) {
  const attributes = Object.entries(item.attributes ?? {}).filter(([name, value]) => TELLING.has(name) && typeof value === 'string');
  return [item.brand && ['brand', item.brand], item.categories?.[0] && ['category', categoryOf(item.categories[0])], ...attributes]
    .filter(Boolean).map(([name, value]) => [name, String(value).slice(0, 60)]);
}
