import '@fontsource-variable/onest';
import '@fontsource-variable/geist-mono';
import './app/styles/first.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { readSettings } from './shared/http/settings';
import { languageFor, startWords } from './shared/i18n';
import { alsoNeeded } from './shared/ui/rest';

alsoNeeded(() => import('./app/styles/whole.css'));
await Promise.all([readSettings(), startWords(languageFor(null))]);

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
