import type { accessibility as it } from '../it/accessibility.ts';
import type { Translation } from '../translation.ts';

export const accessibility: Translation<typeof it> = {
  commitment: 'The commitment',
  commitmentText:
    'Approdo is made to be used all day by everyone, following the Italian law of 9 January 2004, n. 4, and legislative decree of 10 August 2018, n. 106.',
  contact: 'Reports',
  contactText:
    'If something keeps you from working, write to us: name the page, what you wanted to do and with which tools. We answer within thirty days.',
  lead: 'How this application is made so that anyone can use it.',
  limits: 'Known limits',
  limitsText:
    'Exported CSV files are raw data, to be read with a spreadsheet. Trials with assistive technologies are our own: no third party has certified them yet.',
  preparation: 'How it was prepared',
  preparationText:
    'The statement rests on a self-assessment. At every change of the program an automatic check goes through the pages on a large screen and on a phone.',
  standard: 'The state',
  standardItems: {
    contrast: 'Texts have a contrast of at least 4.5:1, outlines of fields at least 3:1.',
    errors: 'Every error is written beside its field, with what to do about it.',
    keyboard: 'Everything can be reached and used with the keyboard, and where one is can always be seen.',
    motion: 'No animation for who asked their device to reduce it.',
    zoom: 'Pages can be read magnified and on screens 390 pixels wide, without scrolling sideways.',
  },
  standardText: 'The application follows WCAG 2.2 at level AA (standard UNI CEI EN 301549):',
};
