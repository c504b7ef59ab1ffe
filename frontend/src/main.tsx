import '@fontsource-variable/onest';
import '@fontsource-variable/geist-mono';
import './app/styles/first.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { goAhead } from './app/ahead';
import { makeQueries } from './app/queries';
import { makeRouter } from './app/router';
import { readSettings } from './shared/http/settings';
import { languageFor, startWords } from './shared/i18n';
import { alsoNeeded } from './shared/ui/rest';

alsoNeeded(() => import('./app/styles/whole.css'));
const words = startWords(languageFor(null));
await readSettings();
const queries = makeQueries();
const router = makeRouter();
goAhead(router, queries);
await words;

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <App queries={queries} router={router} />
  </StrictMode>,
);
