// Runs before the first paint, so that a dark room does not flash white. A file of its own: the page allows no inline script.
(() => {
  let chosen = null;
  try {
    chosen = JSON.parse(localStorage.getItem('atelier.preferences') || '{}').theme;
  } catch {}
  const dark = chosen === 'dark' || (chosen !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
  document.documentElement.style.background = dark ? '#161816' : '#fdfdfc';
})();
