/* Before anything is drawn: the theme that was chosen, so that a page in the dark does not flash. */
try {
  const theme = JSON.parse(localStorage.getItem('leat.theme'));
  if (theme === 'light' || theme === 'dark') document.documentElement.dataset.theme = theme;
} catch {
  // Then the system's.
}
