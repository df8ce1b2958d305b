import { nameActs } from '../case-files/index.ts';

/** The acts on a dowry, as the timeline of the person's file tells them. */
nameActs({
  'dowry.requested': { it: 'Dote richiesta', en: 'Dowry requested' },
  'dowry.granted': { it: 'Nulla osta concesso, dote riservata', en: 'Clearance granted, dowry reserved' },
  'dowry.notCovered': {
    it: 'Nulla osta non concesso: fondi insufficienti',
    en: 'Clearance not granted: not enough money',
  },
  'dowry.refused': { it: 'Dote rifiutata', en: 'Dowry refused' },
  'dowry.withdrawn': { it: 'Dote ritirata', en: 'Dowry withdrawn' },
});
