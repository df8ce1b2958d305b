import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startTexts } from '../i18n/i18n.ts';
import { Application, firstPageReady } from './application.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('the page has no root');

// Until then what index.html draws stays on screen.
await startTexts();
await firstPageReady();
createRoot(root).render(
  <StrictMode>
    <Application />
  </StrictMode>,
);
