/* How a search is to be answered: what the lab's controls say, and as parameters of the API. */

/** The parts that can be weighed, in the order in which they are shown. */
export const PARTS = ['text', 'content', 'interest', 'popularity'];

/** As the server does it by itself: a weight that is not given is the server's. */
export const SERVERS_OWN = { generation: '', blend: 'weighted', strength: 0.3, cutoff: 'auto', weights: {} };

/** Settings of any origin, with what they lack, and nothing else. */
export function complete(given) {
  const weights = {};
  for (const part of PARTS) {
    const weight = given?.weights?.[part];
    if (typeof weight === 'number' && weight >= 0 && weight <= 10) weights[part] = weight;
  }
  return {
    generation: typeof given?.generation === 'string' ? given.generation : '',
    blend: given?.blend === 'rrf' ? 'rrf' : 'weighted',
    strength: typeof given?.strength === 'number' ? Math.min(1, Math.max(0, given.strength)) : SERVERS_OWN.strength,
    cutoff: given?.cutoff === 'none' ? 'none' : 'auto',
    weights,
  };
}

/** As parameters of `/v1/admin/search`. */
export function parameters({ generation, blend, strength, cutoff, weights }) {
  const named = Object.fromEntries(Object.entries(weights).map(([part, weight]) => [`weight_${part}`, weight]));
  return { generation, blend, personalization: strength, cutoff, ...named };
}

/** Whether two settings ask the same. */
export const same = (one, other) => JSON.stringify(parameters(one)) === JSON.stringify(parameters(other));

/** What the lab wants to know of each hit. */
export const SHOWN = { explain: true, highlight: false, fields: ['title', 'brand', 'price', 'currency', 'categories', 'image_url', 'in_stock'] };
