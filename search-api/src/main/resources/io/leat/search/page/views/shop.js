/* The shop: the start page, or what was searched for. */
import { categoryOf } from '../widgets/card.js';
import { showInBox } from '../widgets/searchbox.js';
import { isSearch, readQuery } from './shop/query.js';
import { results } from './shop/results.js';
import { start } from './shop/start.js';

export default function view({ root, query, navigate, setTitle }) {
  let part = null;

  function draw(parameters) {
    const question = readQuery(parameters);
    showInBox(question.q);
    setTitle(question.q || [...(question.ticked.get('category') ?? [])].map(categoryOf).join(', '));
    const kind = isSearch(question) ? results : start;
    if (part?.kind === kind && part.update) {
      part.update(question);
      return;
    }
    part?.end?.();
    root.replaceChildren();
    part = { kind, ...kind({ root, question, navigate }) };
  }

  draw(query);
  return { update: draw, end: () => part?.end?.() };
}
