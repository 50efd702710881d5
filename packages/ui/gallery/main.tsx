// The gallery: every component in both languages and themes. ?page=controls|overlays|states|data|shell|builder &theme=dark &lang=en|zh|both
import { StrictMode, type ComponentType } from 'react';
import { createRoot } from 'react-dom/client';
import { Segmented, Toasts, UiLanguageProvider, type UiLanguage } from '../src/index.ts';
import '../src/keepwell.css';
import './gallery.css';
import { Builder } from './sections/builder.tsx';
import { Controls } from './sections/controls.tsx';
import { Data } from './sections/data.tsx';
import { Overlays } from './sections/overlays.tsx';
import { Shell } from './sections/shell.tsx';
import { States } from './sections/states.tsx';

const pages: Readonly<Record<string, ComponentType>> = {
  states: States,
  controls: Controls,
  data: Data,
  overlays: Overlays,
  shell: Shell,
  builder: Builder,
};

const query = new URLSearchParams(location.search);
const page = query.get('page') ?? 'controls';
const theme = query.get('theme') === 'dark' ? 'dark' : 'light';
const shown = query.get('lang') ?? 'both';
const whole = page === 'shell' || page === 'builder';
const languages: readonly UiLanguage[] = shown === 'both' && !whole ? ['en', 'zh'] : [shown === 'en' ? 'en' : 'zh'];

document.documentElement.dataset['theme'] = theme;
document.documentElement.lang = languages[0] === 'en' ? 'en' : 'zh-CN';
if (query.has('public')) document.body.className = 'public';

const go = (key: string, value: string): void => {
  query.set(key, value);
  location.search = query.toString();
};

function Gallery() {
  const Page = pages[page] ?? Controls;
  if (whole) {
    return (
      <UiLanguageProvider language={languages[0] ?? 'zh'}>
        <Toasts>
          <Page />
        </Toasts>
      </UiLanguageProvider>
    );
  }
  return (
    <div className="gallery">
      <header className="hstack wrap">
        <h1 className="sr">Gallery 组件</h1>
        <Segmented
          aria-label="Page"
          value={page}
          onChange={(value) => go('page', value)}
          options={Object.keys(pages).map((value) => ({ value, label: value }))}
        />
        <Segmented
          aria-label="Theme"
          value={theme}
          onChange={(value) => go('theme', value)}
          options={['light', 'dark'].map((value) => ({ value, label: value }))}
        />
        <Segmented
          aria-label="Language"
          value={shown}
          onChange={(value) => go('lang', value)}
          options={['both', 'en', 'zh'].map((value) => ({ value, label: value }))}
        />
      </header>
      <main className={languages.length > 1 ? 'gallery__halves' : undefined}>
        {languages.map((language) => (
          <section
            key={language}
            className="gallery__half"
            lang={language === 'zh' ? 'zh-CN' : 'en'}
            aria-label={language}
          >
            <UiLanguageProvider language={language}>
              <Toasts>
                <Page />
              </Toasts>
            </UiLanguageProvider>
          </section>
        ))}
      </main>
    </div>
  );
}

const root = document.getElementById('root');
if (root) {
  createRoot(root).render(
    <StrictMode>
      <Gallery />
    </StrictMode>,
  );
}
