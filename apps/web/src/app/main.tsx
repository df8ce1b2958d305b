import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { startTexts } from '../i18n/i18n.ts';
import { Application } from './application.tsx';

const root = document.getElementById('root');
if (!root) throw new Error('the page has no root');

await startTexts();
createRoot(root).render(
  <StrictMode>
    <Application />
  </StrictMode>,
);
