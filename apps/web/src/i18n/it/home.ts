export const home = {
  dowries: {
    granted: {
      action: 'Apri le doti concesse',
      calm: 'Ancora nessuna dote concessa',
      label_one: 'dote concessa e riservata sul budget',
      label_other: 'doti concesse e riservate sul budget',
    },
    requested: {
      action: 'Apri le richieste',
      calm: 'Nessuna richiesta in attesa di risposta',
      label_one: 'richiesta di dote in attesa di risposta',
      label_other: 'richieste di dote in attesa di risposta',
    },
    toReview: {
      action: 'Esamina le richieste',
      calm: 'Nessuna richiesta da esaminare',
      label_one: 'richiesta di dote da esaminare',
      label_other: 'richieste di dote da esaminare',
    },
  },
  findCaseFile: 'Cerca una persona',
  oldest: 'La più vecchia è del {{day}}.',
  places: {
    apiKeys: 'Le chiavi dei client applicativi: ambiti, scadenze, ultimo uso.',
    audit: 'Chi ha fatto che cosa, e chi ha consultato dati riservati.',
    budgets: 'Quanto è assegnato, riservato e disponibile, per distretto e fondo.',
    caseFiles: 'Le persone prese in carico: dati, documenti, piano, dote.',
    dowries: 'Le doti richieste, concesse, respinte e ritirate.',
    editions: 'Gli avvisi con regole, importi e fonti.',
    organisations: 'Promotori, ospitanti, comuni, CPI, scuole, terzo settore.',
    users: 'Chi accede, con quale ruolo e per quale ente.',
  },
  shortcuts: 'Dove vai',
  tasks: 'Che cosa ti aspetta',
  title: 'Buon lavoro, {{name}}',
  unknown: 'conteggio non riuscito',
};
