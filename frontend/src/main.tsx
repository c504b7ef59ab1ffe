import './policy';
import '@mantine/core/styles.css';
import '@fontsource-variable/onest';
import '@fontsource-variable/geist-mono';
import './app/styles/index.css';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { App } from './app/App';
import { readSettings } from './shared/http/settings';
import { languageFor, startWords } from './shared/i18n';

await Promise.all([readSettings(), startWords(languageFor(null))]);

createRoot(document.getElementById('root') as HTMLElement).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
