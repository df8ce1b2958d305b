import 'i18next';
import type { Texts } from './it.ts';

// Makes every key of t() a checked one.
declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'texts';
    resources: { texts: Texts };
  }
}
