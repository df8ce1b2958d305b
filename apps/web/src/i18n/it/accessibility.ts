export const accessibility = {
  commitment: 'L’impegno',
  commitmentText:
    'Approdo è fatto per essere usato tutto il giorno da tutte le persone, secondo la legge 9 gennaio 2004, n. 4, e il decreto legislativo 10 agosto 2018, n. 106.',
  contact: 'Segnalazioni',
  contactText:
    'Se qualcosa ti impedisce di lavorare, scrivici: indica la pagina, che cosa volevi fare e con quali strumenti. Rispondiamo entro trenta giorni.',
  lead: 'Come è fatta questa applicazione perché chiunque possa usarla.',
  limits: 'Limiti noti',
  limitsText:
    'I file CSV esportati sono dati grezzi e si leggono con un foglio di calcolo. Le prove con le tecnologie assistive sono interne: nessun ente terzo le ha ancora certificate.',
  preparation: 'Come è stata preparata',
  preparationText:
    'La dichiarazione si basa su un’autovalutazione. A ogni modifica del programma una verifica automatica controlla le pagine su schermo grande e su telefono.',
  standard: 'Lo stato',
  standardItems: {
    contrast: 'Testi con contrasto di almeno 4,5:1, contorni dei campi di almeno 3:1.',
    errors: 'Ogni errore è scritto accanto al campo, con che cosa fare per rimediare.',
    keyboard: 'Tutto si raggiunge e si usa da tastiera, e il punto in cui ci si trova è sempre visibile.',
    motion: 'Nessuna animazione per chi ha chiesto al dispositivo di ridurle.',
    zoom: 'Le pagine si leggono ingrandite e su schermi larghi 390 pixel, senza scorrere di lato.',
  },
  standardText: 'L’applicazione segue le WCAG 2.2 di livello AA (norma UNI CEI EN 301549):',
};
