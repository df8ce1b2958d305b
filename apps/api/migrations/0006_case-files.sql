-- The person as one body knows them: the case file and what is recorded in it.

CREATE EXTENSION IF NOT EXISTS btree_gist;

-- people-facing codes ----------------------------------------------------------------------------------------

-- The next code of a kind in a year: FA-2026-000123. One sequence per kind and year, made when first needed, so that
-- two desks never wait for each other; a change that is refused leaves a gap.
CREATE FUNCTION app.next_code(prefix text, year integer) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, pg_temp AS $$
DECLARE
  sequence text := 'codes_' || lower(prefix) || '_' || year;
BEGIN
  IF app.role() IS NULL OR prefix !~ '^[A-Z]{2}$' OR year NOT BETWEEN 2000 AND 2199 THEN
    RAISE EXCEPTION 'no code for this' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF to_regclass('app.' || sequence) IS NULL THEN
    PERFORM pg_advisory_xact_lock(hashtextextended('app.' || sequence, 0));
    EXECUTE format('CREATE SEQUENCE IF NOT EXISTS app.%I', sequence);
  END IF;
  RETURN format('%s-%s-%s', prefix, year, lpad(nextval(format('app.%I', sequence)::regclass)::text, 6, '0'));
END $$;
ALTER FUNCTION app.next_code(text, integer) OWNER TO approdo_definer;
REVOKE ALL ON FUNCTION app.next_code(text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.next_code(text, integer) TO approdo_app;

-- the case file ----------------------------------------------------------------------------------------------

CREATE TABLE case_files (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisations (id),
  code text NOT NULL CONSTRAINT case_file_code_shape CHECK (code ~ '^FA-[0-9]{4}-[0-9]{6,}$'),
  -- as the Italian documents write the name, and as the person does
  family_name text NOT NULL CONSTRAINT case_file_family_name_length CHECK (length(family_name) BETWEEN 1 AND 100),
  given_name text CONSTRAINT case_file_given_name_length CHECK (length(given_name) BETWEEN 1 AND 100),
  family_name_original text CONSTRAINT case_file_family_name_original_length CHECK (length(family_name_original) BETWEEN 1 AND 100),
  given_name_original text CONSTRAINT case_file_given_name_original_length CHECK (length(given_name_original) BETWEEN 1 AND 100),
  -- all of them as searches compare them: lower case, without marks, one space between words
  search_name text NOT NULL CONSTRAINT case_file_search_name_length CHECK (length(search_name) BETWEEN 0 AND 1000),
  birth_date date NOT NULL CONSTRAINT case_file_birth_date_from_1900 CHECK (birth_date >= '1900-01-01'),
  birth_date_precision text NOT NULL DEFAULT 'day'
    CONSTRAINT case_file_birth_date_precision_known CHECK (birth_date_precision IN ('day', 'year')),
  birth_country_code text CONSTRAINT case_file_birth_country_known REFERENCES countries (iso2),
  birth_municipality_code text -- Belfiore: it outlives the changes of ISTAT codes
    CONSTRAINT case_file_birth_municipality_shape CHECK (birth_municipality_code ~ '^[A-Z][0-9]{3}$'),
  birth_locality text CONSTRAINT case_file_birth_locality_length CHECK (length(birth_locality) BETWEEN 1 AND 100),
  citizenship_code text CONSTRAINT case_file_citizenship_known REFERENCES countries (iso2),
  stateless boolean NOT NULL DEFAULT false,
  gender text NOT NULL CONSTRAINT case_file_gender_known CHECK (gender IN ('F', 'M', 'X', 'notStated')),
  entered_unaccompanied text NOT NULL DEFAULT 'notStated'
    CONSTRAINT case_file_entry_known CHECK (entered_unaccompanied IN ('yes', 'no', 'notStated')),
  phone text CONSTRAINT case_file_phone_length CHECK (length(phone) BETWEEN 4 AND 30),
  email text CONSTRAINT case_file_email_shape CHECK (length(email) <= 254 AND email LIKE '%_@_%'),
  residence_address text CONSTRAINT case_file_residence_address_length CHECK (length(residence_address) BETWEEN 1 AND 200),
  residence_postal_code text CONSTRAINT case_file_residence_postal_code_shape CHECK (residence_postal_code ~ '^[0-9]{5}$'),
  residence_municipality_code text
    CONSTRAINT case_file_residence_municipality_shape CHECK (residence_municipality_code ~ '^[0-9]{6}$'),
  domicile_address text CONSTRAINT case_file_domicile_address_length CHECK (length(domicile_address) BETWEEN 1 AND 200),
  domicile_postal_code text CONSTRAINT case_file_domicile_postal_code_shape CHECK (domicile_postal_code ~ '^[0-9]{5}$'),
  domicile_municipality_code text
    CONSTRAINT case_file_domicile_municipality_shape CHECK (domicile_municipality_code ~ '^[0-9]{6}$'),
  district_id uuid CONSTRAINT case_file_district_known REFERENCES districts (id),
  guardian_name text CONSTRAINT case_file_guardian_name_length CHECK (length(guardian_name) BETWEEN 1 AND 200),
  guardian_phone text CONSTRAINT case_file_guardian_phone_length CHECK (length(guardian_phone) BETWEEN 4 AND 30),
  guardian_email text CONSTRAINT case_file_guardian_email_shape CHECK (length(guardian_email) <= 254 AND guardian_email LIKE '%_@_%'),
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid,
  CONSTRAINT case_file_of_one_body UNIQUE (id, organisation_id),
  CONSTRAINT case_file_code_once UNIQUE (code),
  CONSTRAINT case_file_birth_year_only CHECK (birth_date_precision = 'day' OR (extract(month FROM birth_date), extract(day FROM birth_date)) = (1, 1)),
  CONSTRAINT case_file_birthplace_in_one_country CHECK (birth_municipality_code IS NULL OR birth_country_code = 'IT'),
  CONSTRAINT case_file_citizen_or_stateless CHECK (NOT stateless OR citizenship_code IS NULL),
  CONSTRAINT case_file_guardian_named CHECK (guardian_name IS NOT NULL OR num_nonnulls(guardian_phone, guardian_email) = 0)
);

-- Lists, by last change and by name, of a body and of all; they end in the id, so that a page begins where the one before ended.
CREATE INDEX case_files_by_change ON case_files (organisation_id, updated_at DESC, id DESC);
CREATE INDEX case_files_by_name ON case_files (organisation_id, search_name COLLATE "C", id);
CREATE INDEX all_case_files_by_change ON case_files (updated_at DESC, id DESC);
CREATE INDEX all_case_files_by_name ON case_files (search_name COLLATE "C", id);
CREATE INDEX case_files_by_birth_date ON case_files (organisation_id, birth_date);
CREATE INDEX case_files_by_district ON case_files (district_id);
-- A space before the first word, so that every word of a name begins after one.
CREATE INDEX case_files_by_similar_name ON case_files USING gin ((' ' || search_name) gin_trgm_ops);

-- what is recorded in it -------------------------------------------------------------------------------------
-- Each row repeats the body of its file, so that a policy reads the row and nothing else.

CREATE TABLE tax_codes (
  id uuid PRIMARY KEY,
  case_file_id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  kind text NOT NULL CONSTRAINT tax_code_kind_known CHECK (kind IN ('personal', 'provisional')),
  code text NOT NULL,
  canonical text NOT NULL, -- equal for two codes that may be the same person's: digits instead of letters, no check letter
  valid_from date NOT NULL,
  valid_until date,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid,
  CONSTRAINT tax_code_of_its_file FOREIGN KEY (case_file_id, organisation_id) REFERENCES case_files (id, organisation_id),
  CONSTRAINT tax_code_shape CHECK (CASE kind WHEN 'provisional' THEN code ~ '^[0-9]{11}$' ELSE
    code ~ '^[A-Z]{6}[0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{2}[A-Z][0-9LMNPQRSTUV]{3}[A-Z]$' END),
  CONSTRAINT tax_code_canonical_shape CHECK (CASE kind WHEN 'provisional' THEN canonical = code ELSE
    canonical ~ '^[A-Z]{6}[0-9]{2}[A-Z][0-9]{2}[A-Z][0-9]{3}$' END),
  CONSTRAINT tax_code_days_in_order CHECK (valid_until >= valid_from),
  CONSTRAINT tax_code_one_at_a_time EXCLUDE USING gist (case_file_id WITH =, daterange(valid_from, valid_until, '[]') WITH &&),
  CONSTRAINT tax_code_once_per_body UNIQUE (organisation_id, code)
);
CREATE INDEX tax_codes_by_person ON tax_codes (canonical, organisation_id);

CREATE TABLE stay_permits (
  id uuid PRIMARY KEY,
  case_file_id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  kind text NOT NULL CONSTRAINT stay_permit_kind_shape CHECK (kind ~ '^[a-zA-Z]{3,40}$'),
  number text CONSTRAINT stay_permit_number_length CHECK (length(number) BETWEEN 1 AND 40),
  issued_on date,
  issued_by text CONSTRAINT stay_permit_issuer_length CHECK (length(issued_by) BETWEEN 1 AND 100), -- the questura
  valid_from date,
  valid_until date, -- null: without an end
  renewal_requested_on date,
  renewal_receipt_number text CONSTRAINT stay_permit_receipt_length CHECK (length(renewal_receipt_number) BETWEEN 1 AND 40),
  asylum_lodged_on date,
  note text CONSTRAINT stay_permit_note_length CHECK (length(note) BETWEEN 1 AND 2000),
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid,
  CONSTRAINT stay_permit_of_its_file FOREIGN KEY (case_file_id, organisation_id) REFERENCES case_files (id, organisation_id),
  CONSTRAINT stay_permit_days_in_order CHECK (valid_until >= valid_from),
  CONSTRAINT stay_permit_receipt_dated CHECK (renewal_receipt_number IS NULL OR renewal_requested_on IS NOT NULL)
);
CREATE INDEX stay_permits_by_file ON stay_permits (case_file_id, valid_until);

CREATE TABLE employment_statuses (
  id uuid PRIMARY KEY,
  case_file_id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  condition text NOT NULL CONSTRAINT employment_condition_known
    CHECK (condition IN ('unemployed', 'neverEmployed', 'employed', 'inactive', 'student')),
  starts_on date NOT NULL,
  ends_on date,
  -- another active policy that pays the person at the same time
  paid_policy text NOT NULL CONSTRAINT employment_paid_policy_known CHECK (paid_policy IN ('none', 'ongoing', 'notStated')),
  paid_policy_name text CONSTRAINT employment_paid_policy_name_length CHECK (length(paid_policy_name) BETWEEN 1 AND 200),
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid,
  CONSTRAINT employment_status_of_its_file FOREIGN KEY (case_file_id, organisation_id) REFERENCES case_files (id, organisation_id),
  CONSTRAINT employment_status_days_in_order CHECK (ends_on >= starts_on),
  CONSTRAINT employment_paid_policy_named CHECK ((paid_policy = 'ongoing') = (paid_policy_name IS NOT NULL)),
  CONSTRAINT employment_status_one_at_a_time EXCLUDE USING gist (case_file_id WITH =, daterange(starts_on, ends_on, '[]') WITH &&)
);

CREATE TABLE work_declarations ( -- DID
  id uuid PRIMARY KEY,
  case_file_id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  declared_on date NOT NULL,
  employment_centre text CONSTRAINT work_declaration_centre_length CHECK (length(employment_centre) BETWEEN 1 AND 200),
  revoked_on date,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid,
  CONSTRAINT work_declaration_of_its_file FOREIGN KEY (case_file_id, organisation_id) REFERENCES case_files (id, organisation_id),
  CONSTRAINT work_declaration_days_in_order CHECK (revoked_on >= declared_on),
  CONSTRAINT work_declaration_once_a_day UNIQUE (case_file_id, declared_on)
);

CREATE TABLE service_pacts (
  id uuid PRIMARY KEY,
  case_file_id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  signed_on date NOT NULL,
  employment_centre text CONSTRAINT service_pact_centre_length CHECK (length(employment_centre) BETWEEN 1 AND 200),
  ended_on date,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid,
  CONSTRAINT service_pact_of_its_file FOREIGN KEY (case_file_id, organisation_id) REFERENCES case_files (id, organisation_id),
  CONSTRAINT service_pact_days_in_order CHECK (ended_on >= signed_on),
  CONSTRAINT service_pact_once_a_day UNIQUE (case_file_id, signed_on)
);

CREATE TABLE educations (
  id uuid PRIMARY KEY,
  case_file_id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  isced_level smallint NOT NULL CONSTRAINT education_level_known CHECK (isced_level BETWEEN 0 AND 8),
  title text CONSTRAINT education_title_length CHECK (length(title) BETWEEN 1 AND 200),
  country_code text CONSTRAINT education_country_known REFERENCES countries (iso2),
  year smallint CONSTRAINT education_year_known CHECK (year BETWEEN 1900 AND 2200),
  recognition text NOT NULL CONSTRAINT education_recognition_known
    CHECK (recognition IN ('recognised', 'inProgress', 'notRecognised', 'notStated')),
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid,
  CONSTRAINT education_of_its_file FOREIGN KEY (case_file_id, organisation_id) REFERENCES case_files (id, organisation_id)
);
CREATE INDEX educations_by_file ON educations (case_file_id);

CREATE TABLE consents (
  id uuid PRIMARY KEY,
  case_file_id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  kind text NOT NULL CONSTRAINT consent_kind_known CHECK (kind IN ('privacyNotice', 'dataProcessing', 'dataSharing')),
  text_version text NOT NULL CONSTRAINT consent_version_length CHECK (length(text_version) BETWEEN 1 AND 40),
  given_on date NOT NULL,
  withdrawn_on date,
  how text NOT NULL CONSTRAINT consent_way_known CHECK (how IN ('onPaper', 'digitally', 'orally')),
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid,
  CONSTRAINT consent_of_its_file FOREIGN KEY (case_file_id, organisation_id) REFERENCES case_files (id, organisation_id),
  CONSTRAINT consent_days_in_order CHECK (withdrawn_on >= given_on),
  CONSTRAINT consent_once UNIQUE (case_file_id, kind, text_version, given_on)
);

CREATE TABLE case_file_languages (
  case_file_id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  language text NOT NULL CONSTRAINT case_file_language_shape CHECK (language ~ '^[a-z]{2,3}(-[A-Za-z0-9]{2,8})*$'),
  level text NOT NULL CONSTRAINT case_file_language_level_known
    CHECK (level IN ('A1', 'A2', 'B1', 'B2', 'C1', 'C2', 'motherTongue')),
  PRIMARY KEY (case_file_id, language),
  CONSTRAINT case_file_language_of_its_file FOREIGN KEY (case_file_id, organisation_id) REFERENCES case_files (id, organisation_id)
);

-- On which days who was shown the restricted data of a file; the act itself is in the audit.
CREATE TABLE case_file_reveals (
  case_file_id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  actor_id uuid NOT NULL,
  revealed_on date NOT NULL,
  PRIMARY KEY (case_file_id, actor_id, revealed_on),
  CONSTRAINT case_file_reveal_of_its_file FOREIGN KEY (case_file_id, organisation_id) REFERENCES case_files (id, organisation_id)
);

-- who may see and do what ------------------------------------------------------------------------------------
-- An operator works on the files of the own body; an auditor reads all; the system is for jobs and commands. What an
-- authority sees follows from the dowries, with which its policies come.

GRANT SELECT, INSERT, UPDATE ON case_files TO approdo_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON tax_codes, stay_permits, employment_statuses, work_declarations, service_pacts,
  educations, consents, case_file_languages TO approdo_app;

-- Whether a dowry was ever asked for the person of a file, which is when an authority sees it: never yet. Dowries replace this.
CREATE FUNCTION app.case_file_has_dowry(of_case_file_id uuid) RETURNS boolean LANGUAGE sql STABLE PARALLEL SAFE RETURN false;

DO $$
DECLARE
  name text;
  own text := '((SELECT app.role()) = ''operator'' AND organisation_id = (SELECT app.organisation_id()))';
BEGIN
  FOREACH name IN ARRAY ARRAY['case_files', 'tax_codes', 'stay_permits', 'employment_statuses', 'work_declarations',
    'service_pacts', 'educations', 'consents', 'case_file_languages'] LOOP
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', name);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', name);
    -- one CASE, so that a statement over all these tables stays small: a policy is planned into every one of them
    EXECUTE format('CREATE POLICY %I ON %I FOR SELECT TO approdo_app USING (CASE (SELECT app.role())
      WHEN ''operator'' THEN organisation_id = (SELECT app.organisation_id())
      WHEN ''authority'' THEN app.case_file_has_dowry(%I)
      WHEN ''auditor'' THEN true WHEN ''system'' THEN true ELSE false END)',
      name || '_read', name, CASE name WHEN 'case_files' THEN 'id' ELSE 'case_file_id' END);
    EXECUTE format('CREATE POLICY %I ON %I FOR INSERT TO approdo_app WITH CHECK (%s OR (SELECT app.role()) = ''system'')',
      name || '_add', name, own);
    EXECUTE format('CREATE POLICY %I ON %I FOR UPDATE TO approdo_app USING (%s OR (SELECT app.role()) = ''system'')',
      name || '_change', name, own);
    IF name <> 'case_files' THEN
      EXECUTE format('CREATE POLICY %I ON %I FOR DELETE TO approdo_app USING (%s OR (SELECT app.role()) = ''system'')',
        name || '_remove', name, own);
    END IF;
  END LOOP;
END $$;

GRANT SELECT, INSERT ON case_file_reveals TO approdo_app;
ALTER TABLE case_file_reveals ENABLE ROW LEVEL SECURITY;
ALTER TABLE case_file_reveals FORCE ROW LEVEL SECURITY;
CREATE POLICY case_file_reveals_read ON case_file_reveals FOR SELECT TO approdo_app USING (actor_id = (SELECT app.actor_id()));
CREATE POLICY case_file_reveals_add ON case_file_reveals FOR INSERT TO approdo_app WITH CHECK (actor_id = (SELECT app.actor_id())
  AND CASE (SELECT app.role()) WHEN 'operator' THEN organisation_id = (SELECT app.organisation_id())
    WHEN 'authority' THEN app.case_file_has_dowry(case_file_id) WHEN 'auditor' THEN true ELSE false END);

-- Functions that match people across scopes read these, and answer only what the asking actor may know.
GRANT SELECT ON case_files, tax_codes TO approdo_definer;
CREATE POLICY case_files_matching ON case_files FOR SELECT TO approdo_definer USING (true);
CREATE POLICY tax_codes_matching ON tax_codes FOR SELECT TO approdo_definer USING (true);

-- search by name ---------------------------------------------------------------------------------------------
-- Under row-level security the likeness of texts cannot use an index, since comparing them may tell something of rows
-- that are not visible. So the comparison happens here, within the actor's scope, and only ids come out.

-- The condition under which the actor may find a file; never, when there is no scope.
CREATE FUNCTION app.case_file_scope() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  RETURN CASE
    WHEN app.role() = 'operator' AND app.organisation_id() IS NOT NULL THEN format('organisation_id = %L::uuid', app.organisation_id())
    WHEN app.role() = 'authority' THEN 'app.case_file_has_dowry(id)'
    WHEN app.role() IN ('auditor', 'system') THEN 'true'
    ELSE 'false' END;

-- That in a name each of these words begins a word.
CREATE FUNCTION app.name_holds(words text[]) RETURNS text LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (SELECT coalesce(string_agg(format(''' '' || search_name LIKE %L',
    '% ' || regexp_replace(word, '([\\%_])', '\\\1', 'g') || '%'), ' AND '), 'true') FROM unnest(words) word);

-- The files in whose names each of these words begins a word, the last changed first.
CREATE FUNCTION app.case_files_named(words text[], rows_max integer) RETURNS SETOF uuid
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  RETURN QUERY EXECUTE format('SELECT id FROM case_files WHERE %s AND %s ORDER BY updated_at DESC, id DESC LIMIT %s',
    app.case_file_scope(), app.name_holds(words), least(rows_max, 1000));
END $$;

-- The files that may be this person's: same tax code, same birth date with a name not too far, same or similar name;
-- how alike the names are, 0 to 1. Names less alike are looked for only where there are few that are more so.
CREATE FUNCTION app.case_files_like(asked_name text, asked_birth_date date, asked_tax_code text, rows_max integer)
RETURNS TABLE (case_file_id uuid, likeness real)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
SET pg_trgm.strict_word_similarity_threshold = 0.75 AS $$
DECLARE
  name text := coalesce(asked_name, '');
  rows integer := least(rows_max, 100);
  scope text := app.case_file_scope();
  found_ids uuid[];
  few CONSTANT integer := 20;
  threshold real;
BEGIN
  EXECUTE format($query$
    SELECT coalesce(array_agg(id), '{}') FROM (
      SELECT t.case_file_id AS id FROM tax_codes t WHERE t.canonical = $1
      UNION
      SELECT id FROM (SELECT id FROM case_files WHERE %1$s AND birth_date = $2
        AND ($3 = '' OR strict_word_similarity($3, search_name) >= 0.25)
        ORDER BY strict_word_similarity($3, search_name) DESC, id LIMIT %2$s) born
      UNION
      SELECT id FROM (SELECT id FROM case_files WHERE %1$s AND $3 <> '' AND %3$s ORDER BY length(search_name), id LIMIT %2$s) named
    ) found$query$, scope, rows, app.name_holds(string_to_array(nullif(name, ''), ' ')))
  INTO found_ids USING asked_tax_code, asked_birth_date, name;
  FOREACH threshold IN ARRAY '{0.75, 0.5}'::real[] LOOP
    EXIT WHEN name = '' OR cardinality(found_ids) >= few;
    PERFORM set_config('pg_trgm.strict_word_similarity_threshold', threshold::text, true);
    EXECUTE format($query$
      SELECT $1 || coalesce(array_agg(id), '{}') FROM (SELECT id FROM case_files WHERE %s AND $2 <<%% (' ' || search_name)
        ORDER BY strict_word_similarity($2, search_name) DESC, id LIMIT %s) similar_ones$query$, scope, rows)
    INTO found_ids USING found_ids, name;
  END LOOP;
  RETURN QUERY EXECUTE format($query$
    SELECT id, strict_word_similarity($1, search_name) FROM case_files WHERE id = ANY ($2) AND %s
    ORDER BY 2 DESC, id LIMIT %s$query$, scope, rows) USING name, found_ids;
END $$;

ALTER FUNCTION app.case_files_named(text[], integer) OWNER TO approdo_definer;
ALTER FUNCTION app.case_files_like(text, date, text, integer) OWNER TO approdo_definer;
REVOKE ALL ON FUNCTION app.case_files_named(text[], integer), app.case_files_like(text, date, text, integer) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.case_files_named(text[], integer), app.case_files_like(text, date, text, integer) TO approdo_app;
