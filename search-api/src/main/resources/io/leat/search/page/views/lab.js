/* The lab: how a search is answered, taken apart, changed and compared. */
import { get } from '../api.js';
import { element, replace } from '../dom.js';
import { t } from '../i18n.js';
import * as state from '../state.js';
import { keep, recall } from '../storage.js';
import { toast } from '../widgets/toast.js';
import { confirm } from '../widgets/dialog.js';
import { drawCompare } from './lab/compare.js';
import * as judgements from './lab/judgements.js';
import { complete, SERVERS_OWN } from './lab/settings.js';
import { drawTry } from './lab/try.js';

const KEY = 'lab';
const TABS = ['try', 'compare'];
const QUERIES = 8;

export default function view({ root, query, navigate }) {
  const before = recall('browser', KEY, null) ?? {};
  const lab = {
    settings: complete(before.settings ?? SERVERS_OWN),
    sides: { a: complete(before.sides?.a ?? SERVERS_OWN), b: complete(before.sides?.b ?? { ...SERVERS_OWN, blend: 'rrf' }) },
    queries: typeof before.queries === 'string' ? before.queries : '',
    query: query.get('q') ?? (typeof before.query === 'string' ? before.query : ''),
    generations: null,
    asker: () => (state.persona() ? state.asker() : {}),
    changed: keepAll,
    judged: drawJudged,
    toCompare(side) {
      lab.sides[side] = structuredClone(lab.settings);
      keepAll();
      toast(t('lab.to_compare.done', { name: side.toUpperCase() }));
    },
  };
  let tab = TABS.includes(query.get('tab')) ? query.get('tab') : 'try';
  let again = () => {};
  let timer = 0;
  let ended = false;

  function keepAll() {
    const { settings, sides, queries, query: text } = lab;
    keep('browser', KEY, { settings, sides, queries, query: text });
  }

  const field = element('input', {
    id: 'lab-query', type: 'search', maxlength: 500, autocomplete: 'off', spellcheck: 'false', placeholder: t('lab.query.placeholder'),
    oninput: () => {
      clearTimeout(timer);
      timer = setTimeout(() => { lab.query = field.value.trim(); keepAll(); again(); }, 200);
    },
  });
  const body = element('div', { class: 'lab-body', id: 'lab-body', role: 'tabpanel' });
  const judged = element('div', { class: 'judged' });
  const asks = element('div', { class: 'lab-asks' }, element('label', { for: 'lab-query' }, t('lab.query')), field,
    element('p', { class: 'note' }, state.persona() ? t('lab.as', { name: state.persona() }) : t('lab.as.nobody')));
  const tabs = element('div', { class: 'tabs', role: 'tablist', 'aria-label': t('nav.lab') });

  function drawTabs() {
    replace(tabs, TABS.map(name => element('button', {
      class: 'tab', type: 'button', role: 'tab', id: `lab-tab-${name}`, 'aria-selected': String(name === tab), 'aria-controls': 'lab-body', tabindex: name === tab ? '0' : '-1',
      onclick: () => go(name), onkeydown: event => {
        if (event.key !== 'ArrowRight' && event.key !== 'ArrowLeft') return;
        go(TABS.find(each => each !== tab));
        tabs.querySelector('[aria-selected=true]').focus();
      },
    }, t(`lab.tab.${name}`))));
    body.setAttribute('aria-labelledby', `lab-tab-${tab}`);
  }

  function go(name) {
    tab = name;
    navigate(name === 'try' ? '#/lab' : `#/lab?tab=${name}`, { replace: true });
  }

  function draw() {
    drawTabs();
    asks.hidden = tab !== 'try';
    if (tab === 'try') again = drawTry(body, lab);
    else {
      again = () => {};
      drawCompare(body, lab);
    }
  }

  function drawJudged() {
    const count = judgements.count();
    const file = element('input', { type: 'file', accept: '.tsv,.txt,text/tab-separated-values,text/plain', hidden: true, id: 'lab-import', onchange: () => take(file) });
    replace(judged, element('span', {}, t('lab.judgements', { count })),
      element('button', { class: 'quiet', type: 'button', disabled: count === 0, 'data-act': 'export', onclick: give }, t('lab.export')),
      element('button', { class: 'quiet', type: 'button', onclick: () => file.click() }, t('lab.import')), file,
      count ? element('button', { class: 'link small', type: 'button', onclick: forget }, t('lab.forget')) : null);
  }

  function give() {
    const address = URL.createObjectURL(new Blob([judgements.toTsv()], { type: 'text/tab-separated-values' }));
    element('a', { href: address, download: 'judgements.tsv' }).click();
    setTimeout(() => URL.revokeObjectURL(address), 10000);
    toast(judgements.allAlike() ? t('lab.export.alike') : t('lab.export.done'));
  }

  async function take(file) {
    try {
      const { taken, wrong } = judgements.fromTsv(await file.files[0].text());
      toast(wrong.length ? t('lab.import.some', { count: taken, lines: wrong.slice(0, 5).join(', ') }) : t('lab.import.done', { count: taken }), wrong.length ? 'alert' : '');
    } catch {
      toast(t('lab.import.wrong'), 'alert');
    }
    drawJudged();
    draw();
  }

  async function forget() {
    if (!await confirm(t('lab.forget'), t('lab.forget.sure', { count: judgements.count() }), t('lab.forget'), { danger: true })) return;
    judgements.clear();
    drawJudged();
    draw();
  }

  /** Queries of this shop: what was judged, or else the names of its largest categories. */
  async function begin() {
    const [generations, facets] = await Promise.all([
      get('/v1/admin/generations').catch(() => null),
      lab.query && lab.queries ? null : get('/v1/search', { size: 1, facets: 'category', facet_size: QUERIES, fields: ['brand'] }).catch(() => null),
    ]);
    if (ended) return;
    lab.generations = generations;
    const names = leaves(facets?.facets?.category?.values ?? []).sort((a, b) => b.count - a.count).slice(0, QUERIES)
      .map(({ value }) => value.split('>').pop().trim().toLowerCase());
    if (!lab.query && names.length) lab.query = names[0];
    if (!lab.queries) lab.queries = (judgements.judgedQueries().length ? judgements.judgedQueries() : names).join('\n');
    field.value = lab.query;
    keepAll();
    draw();
  }

  const leaves = values => values.flatMap(value => (value.children?.length ? leaves(value.children) : [value]));

  replace(root, element('div', { class: 'heading lab-heading' }, element('h1', {}, t('nav.lab')), element('p', { class: 'note' }, t('lab.words'))),
    element('div', { class: 'lab-top' }, tabs, judged), asks, body);
  drawTabs();
  asks.hidden = tab !== 'try';
  field.value = lab.query;
  drawJudged();
  begin();
  return {
    end: () => { ended = true; clearTimeout(timer); },
    update: next => { tab = TABS.includes(next.get('tab')) ? next.get('tab') : 'try'; draw(); },
  };
}
