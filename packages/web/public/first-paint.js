// Sets theme and language before the first paint; a file of its own because the page allows no inline script.
(() => {
  let theme = null;
  let language = null;
  try {
    theme = localStorage.getItem('keepwell.theme');
    language = localStorage.getItem('keepwell.language');
  } catch {
    // Storage may be closed to us; the system's settings decide then.
  }
  const dark = theme === 'dark' || (theme !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.dataset.theme = dark ? 'dark' : 'light';
  const english = language === 'en' || (language === null && !navigator.language.startsWith('zh'));
  document.documentElement.lang = english ? 'en' : 'zh-CN';
})();
