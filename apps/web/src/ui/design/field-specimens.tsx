import { AutocompleteField, type Found } from '../autocomplete-field.tsx';
import { CheckboxField, CheckboxGroup, RadioGroup } from '../choice-field.tsx';
import { useForm } from '../form.tsx';
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
  const initial = {
    familyName: '',
    givenName: '',
    taxCode: 'RSSMRA85T10A562S',
    secret: 'segreta',
    notes: '',
  };
  const form = useForm({ initial, required: ['familyName', 'givenName'] });
  const given = { ...form.field('givenName'), error: 'Campo obbligatorio.' };
  return (
    <Specimen name="Campi di testo">
      <FieldGrid>
        <TextField {...form.field('familyName')} label="Cognome" description="Come scritto sul documento" />
        <TextField {...given} label="Nome" />
        <TextField name="code" label="Codice" value="FA-2026-000123" onChange={() => {}} disabled />
        <TextField name="district" label="Distretto" value="Distretto LT/1" onChange={() => {}} readOnly />
        <TaxCodeField {...form.field('taxCode')} label="Codice fiscale" />
        <PasswordField {...form.field('secret')} label="Password" autoComplete="new-password" />
        <Cell span={12}>
          <TextArea {...form.field('notes')} label="Note" placeholder="Che cosa è emerso dal colloquio" />
        </Cell>
      </FieldGrid>
    </Specimen>
  );
}

interface Measures {
  birthDate: string | null;
  dueOn: string | null;
  amountCents: number | null;
  hours: number | null;
}

function DatesAndNumbers() {
  const initial: Measures = { birthDate: '1998-11-05', dueOn: null, amountCents: 594_000, hours: 20 };
  const form = useForm({ initial, required: ['dueOn'] });
  const due = { ...form.field('dueOn'), error: 'Campo obbligatorio.' };
  return (
    <Specimen name="Date, importi e numeri">
      <FieldGrid>
        <Cell span={4}>
          <ItalianDateField {...form.field('birthDate')} label="Data di nascita" latest="2026-11-22" />
        </Cell>
        <Cell span={4}>
          <ItalianDateField {...due} label="Scadenza" />
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
          <MoneyField {...form.field('amountCents')} label="Importo" />
        </Cell>
        <Cell span={4}>
          <NumberField {...form.field('hours')} label="Ore" unit="h" minimum={0} maximum={80} />
        </Cell>
      </FieldGrid>
    </Specimen>
  );
}

type LanguageCode = (typeof languages)[number]['value'];

interface Chosen {
  language: LanguageCode | '';
  talk: LanguageCode | '';
  place: Found | null;
  gender: LanguageCode | '';
  spoken: readonly LanguageCode[];
  consent: boolean;
}

async function search(text: string): Promise<readonly Found[]> {
  return municipalities.filter(({ label }) => label.toLowerCase().startsWith(text.toLowerCase()));
}

function Choices() {
  const initial: Chosen = {
    language: '',
    talk: 'bn',
    place: null,
    gender: '',
    spoken: ['it'],
    consent: false,
  };
  const form = useForm({ initial });
  const talk = { ...form.field('talk'), error: 'Nessun mediatore per questa lingua.' };
  return (
    <Specimen name="Scelte">
      <FieldGrid>
        <SelectField {...form.field('language')} label="Lingua" options={languages} />
        <SelectField {...talk} label="Lingua del colloquio" options={languages} />
        <AutocompleteField
          {...form.field('place')}
          label="Comune"
          searchKey="design"
          search={search}
          placeholder="Scrivi il nome del comune"
        />
        <RadioGroup {...form.field('gender')} label="Genere" options={languages} />
        <CheckboxGroup {...form.field('spoken')} label="Lingue parlate" options={languages} />
        <CheckboxField
          {...form.field('consent')}
          label="Ha ricevuto l’informativa sulla privacy"
          description="Senza informativa il fascicolo non si può aprire."
        />
      </FieldGrid>
    </Specimen>
  );
}
