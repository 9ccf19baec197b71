/* Colours of categories: far from each other, and seen on both grounds. */
const LIGHT = ['#c2410c', '#0f766e', '#7c3aed', '#a17c07', '#be185d', '#1d4ed8', '#4d7c0f', '#0891b2', '#86198f', '#57534e', '#0c4a6e', '#15803d'];
const DARK = ['#fb7a4a', '#2dd4bf', '#a78bfa', '#fde047', '#f472b6', '#60a5fa', '#a3e635', '#67e8f9', '#e879f9', '#b8b2ac', '#cbd5ff', '#4ade80'];

/** Whether the page is dark now. */
export function isDark() {
  const chosen = document.documentElement.dataset.theme;
  return chosen ? chosen === 'dark' : matchMedia('(prefers-color-scheme: dark)').matches;
}

/** The colour of the n-th category. */
export const colour = index => (isDark() ? DARK : LIGHT)[index % LIGHT.length];
