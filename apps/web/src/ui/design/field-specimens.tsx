import { useState } from 'react';
import { AutocompleteField, type Found } from '../autocomplete-field.tsx';
import { CheckboxField, CheckboxGroup, RadioGroup } from '../choice-field.tsx';
import { ItalianDateField } from '../italian-date-field.tsx';
import { Cell, FieldGrid } from '../layout.tsx';
import { MoneyField, NumberField } from '../number-field.tsx';
import { SelectField } from '../select-field.tsx';
import { TaxCodeField } from '../tax-code-field.tsx';
import { PasswordField, TextArea, TextField } from '../text-field.tsx';
import { Specimen } from './specimen.tsx';

const municipalities: readonly Found[] = [
  { value: '059006', label: 'Cori', detail: 'Latina, Lazio' },
  { value: '019021', label: 'Casalmaggiore', detail: 'Cremona, Lombardia' },
  { value: '089017', label: 'Siracusa', detail: 'Siracusa, Sicilia' },
];

const languages = [
  { value: 'it', label: 'Italiano' },
  { value: 'en', label: 'Inglese' },
  { value: 'bn', label: 'Bengalese' },
  { value: 'ar', label: 'Arabo', disabled: true },
] as const;

export function FieldSpecimens() {
  return (
    <>
      <TextFields />
      <DatesAndNumbers />
      <Choices />
    </>
  );
}

function TextFields() {
  const [text, setText] = useState('');
  const [code, setCode] = useState('RSSMRA85T10A562S');
  return (
    <Specimen name="Campi di testo">
      <FieldGrid>
        <TextField
          name="text"
          label="Cognome"
          value={text}
          onChange={setText}
          required
          description="Come scritto sul documento"
        />
        <TextField
          name="wrong"
          label="Nome"
          value=""
          onChange={setText}
          required
          error="Campo obbligatorio."
        />
        <TextField name="disabled" label="Codice" value="FA-2026-000123" onChange={setText} disabled />
        <TextField name="readOnly" label="Distretto" value="Distretto LT/1" onChange={setText} readOnly />
        <TaxCodeField name="taxCode" label="Codice fiscale" value={code} onChange={setCode} />
        <PasswordField
          name="secret"
          label="Password"
          value="segreta"
          onChange={() => {}}
          autoComplete="new-password"
        />
        <Cell span={12}>
          <TextArea
            name="notes"
            label="Note"
            value={text}
            onChange={setText}
            placeholder="Che cosa è emerso dal colloquio"
          />
        </Cell>
      </FieldGrid>
    </Specimen>
  );
}

function DatesAndNumbers() {
  const [day, setDay] = useState<string | null>('1998-11-05');
  const [none, setNone] = useState<string | null>(null);
  const [cents, setCents] = useState<number | null>(594_000);
  const [hours, setHours] = useState<number | null>(20);
  return (
    <Specimen name="Date, importi e numeri">
      <FieldGrid>
        <Cell span={4}>
          <ItalianDateField
            name="birthDate"
            label="Data di nascita"
            value={day}
            onChange={setDay}
            latest="2026-11-22"
          />
        </Cell>
        <Cell span={4}>
          <ItalianDateField
            name="dueOn"
            label="Scadenza"
            value={none}
            onChange={setNone}
            error="Campo obbligatorio."
            required
          />
        </Cell>
        <Cell span={4}>
          <ItalianDateField
            name="signedOn"
            label="Firmato il"
            value="2026-03-01"
            onChange={() => {}}
            disabled
          />
        </Cell>
        <Cell span={4}>
          <MoneyField name="amountCents" label="Importo" value={cents} onChange={setCents} />
        </Cell>
        <Cell span={4}>
          <NumberField
            name="hours"
            label="Ore"
            value={hours}
            onChange={setHours}
            unit="h"
            minimum={0}
            maximum={80}
          />
        </Cell>
      </FieldGrid>
    </Specimen>
  );
}

function Choices() {
  const [language, setLanguage] = useState<(typeof languages)[number]['value'] | ''>('');
  const [many, setMany] = useState<readonly (typeof languages)[number]['value'][]>(['it']);
  const [place, setPlace] = useState<Found | null>(null);
  const [agrees, setAgrees] = useState(false);
  const search = async (text: string) =>
    municipalities.filter((found) => found.label.toLowerCase().startsWith(text.toLowerCase()));
  return (
    <Specimen name="Scelte">
      <FieldGrid>
        <SelectField
          name="select"
          label="Lingua"
          options={languages}
          value={language}
          onChange={setLanguage}
        />
        <SelectField
          name="selectError"
          label="Lingua del colloquio"
          options={languages}
          value="bn"
          onChange={setLanguage}
          error="Nessun mediatore per questa lingua."
        />
        <AutocompleteField
          name="place"
          label="Comune"
          searchKey="design"
          search={search}
          value={place}
          onChange={setPlace}
          placeholder="Scrivi il nome del comune"
        />
        <RadioGroup name="radio" label="Genere" options={languages} value={language} onChange={setLanguage} />
        <CheckboxGroup
          name="group"
          label="Lingue parlate"
          options={languages}
          value={many}
          onChange={setMany}
        />
        <CheckboxField
          name="consent"
          label="Ha ricevuto l’informativa sulla privacy"
          description="Senza informativa il fascicolo non si può aprire."
          value={agrees}
          onChange={setAgrees}
        />
      </FieldGrid>
    </Specimen>
  );
}
