// What the page's owner wrote: a language menu and a dark switch. The elements follow both by themselves.
document.querySelector('#language').addEventListener('change', ({ target }) => {
  document.documentElement.lang = target.value;
  document.documentElement.dir = target.value === 'ar' ? 'rtl' : 'ltr';
});
document.querySelector('#theme').addEventListener('click', ({ target }) => {
  const dark = document.documentElement.dataset.bsTheme !== 'dark';
  document.documentElement.dataset.bsTheme = dark ? 'dark' : 'light';
  target.textContent = dark ? 'Light' : 'Dark';
});

// The company's earlier surveys are still coming in when the demo starts for the first time.
const pulse = document.querySelector('attune-pulse');
const early = setInterval(() => pulse.reload(), 5_000);
setTimeout(() => clearInterval(early), 60_000);
