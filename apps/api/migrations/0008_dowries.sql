-- The dowry: one person's grant in one edition, from the request to its end. The money is in the ledger.

CREATE TABLE dowries (
  id uuid PRIMARY KEY,
  code text NOT NULL CONSTRAINT dowry_code_shape CHECK (code ~ '^DO-[0-9]{4}-[0-9]{6,}$'),
  case_file_id uuid NOT NULL,
  organisation_id uuid NOT NULL REFERENCES organisations (id), -- the promoter
  edition_id text NOT NULL REFERENCES editions (id),
  district_id uuid NOT NULL REFERENCES districts (id),
  action_plan_version_id uuid NOT NULL,
  variant_id text NOT NULL CONSTRAINT dowry_variant_length CHECK (length(variant_id) BETWEEN 1 AND 40),
  requested_at timestamptz NOT NULL,
  requested_by uuid NOT NULL,
  granted_at timestamptz,
  granted_by uuid,
  granted_on date, -- the day on which the conditions were checked and the money reserved
  refused_at timestamptz,
  refused_by uuid,
  refusal_reason text CONSTRAINT dowry_refusal_reason_length CHECK (length(refusal_reason) BETWEEN 3 AND 2000),
  withdrawn_at timestamptz,
  withdrawn_by uuid,
  withdrawal_reason text CONSTRAINT dowry_withdrawal_reason_length CHECK (length(withdrawal_reason) BETWEEN 3 AND 2000),
  state text NOT NULL GENERATED ALWAYS AS (CASE
    WHEN withdrawn_at IS NOT NULL THEN 'withdrawn'
    WHEN refused_at IS NOT NULL THEN 'refused'
    WHEN granted_at IS NOT NULL THEN 'granted'
    ELSE 'requested' END) STORED,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid,
  CONSTRAINT dowry_of_a_case_file FOREIGN KEY (case_file_id, organisation_id) REFERENCES case_files (id, organisation_id),
  CONSTRAINT dowry_of_a_signed_plan FOREIGN KEY (action_plan_version_id, case_file_id, organisation_id, edition_id)
    REFERENCES action_plan_versions (id, case_file_id, organisation_id, edition_id),
  CONSTRAINT dowry_grant_whole CHECK (num_nulls(granted_at, granted_by, granted_on) IN (0, 3)),
  CONSTRAINT dowry_refusal_whole CHECK (num_nulls(refused_at, refused_by, refusal_reason) IN (0, 3)),
  CONSTRAINT dowry_withdrawal_whole CHECK (num_nulls(withdrawn_at, withdrawn_by, withdrawal_reason) IN (0, 3)),
  CONSTRAINT dowry_granted_or_refused CHECK (granted_at IS NULL OR refused_at IS NULL),
  CONSTRAINT dowry_refused_stays_refused CHECK (refused_at IS NULL OR withdrawn_at IS NULL),
  CONSTRAINT dowry_granted_by_another CHECK (granted_by <> requested_by),
  CONSTRAINT dowry_dates_in_order CHECK (granted_at >= requested_at AND refused_at >= requested_at
    AND withdrawn_at >= coalesce(granted_at, requested_at))
);
CREATE UNIQUE INDEX dowry_code_once ON dowries (code);
-- A person's file asks once in an edition, until it is refused or withdrawn.
CREATE UNIQUE INDEX dowry_open_once ON dowries (case_file_id, edition_id) WHERE refused_at IS NULL AND withdrawn_at IS NULL;
CREATE INDEX dowries_by_time ON dowries (requested_at DESC, id DESC);
CREATE INDEX dowries_by_promoter ON dowries (organisation_id, requested_at DESC, id DESC);
CREATE INDEX dowries_by_district ON dowries (district_id, edition_id, requested_at DESC, id DESC);
CREATE INDEX dowries_waiting ON dowries (requested_at, id) WHERE state = 'requested';
CREATE INDEX dowries_by_case_file ON dowries (case_file_id);
CREATE INDEX dowries_standing ON dowries (organisation_id, edition_id, case_file_id) WHERE refused_at IS NULL AND withdrawn_at IS NULL;

-- What the request asks for, line by line, as the edition and the signed plan stood that day. A grant reserves these amounts.
CREATE TABLE dowry_components (
  dowry_id uuid NOT NULL REFERENCES dowries (id),
  component text NOT NULL CONSTRAINT dowry_component_known CHECK (component IN ('operatorServices', 'traineeAllowance', 'hostTutoring')),
  fund_id text NOT NULL REFERENCES funds (id),
  amount_cents bigint NOT NULL CONSTRAINT dowry_component_amount_positive CHECK (amount_cents > 0),
  planned_cents bigint NOT NULL CONSTRAINT dowry_component_planned_within_amount CHECK (planned_cents BETWEEN 0 AND amount_cents),
  quantity numeric(12, 4) NOT NULL CONSTRAINT dowry_component_quantity_positive CHECK (quantity >= 0),
  quantity_max numeric(12, 4) NOT NULL CONSTRAINT dowry_component_quantity_max_positive CHECK (quantity_max > 0),
  unit text NOT NULL CONSTRAINT dowry_component_unit_known CHECK (unit IN ('minutes', 'months')),
  PRIMARY KEY (dowry_id, component)
);
CREATE INDEX dowry_components_by_fund ON dowry_components (fund_id, dowry_id);

-- who may see and do what ------------------------------------------------------------------------------------
-- A promoter asks for its own and withdraws them; a coordinator sees those of the own districts; an authority decides.

GRANT SELECT, INSERT, UPDATE ON dowries TO approdo_app;
GRANT SELECT, INSERT ON dowry_components TO approdo_app;

ALTER TABLE dowries ENABLE ROW LEVEL SECURITY;
ALTER TABLE dowries FORCE ROW LEVEL SECURITY;
CREATE POLICY dowries_read ON dowries FOR SELECT TO approdo_app USING (
  (SELECT app.role()) IN ('authority', 'auditor', 'system')
  OR ((SELECT app.role()) = 'operator' AND organisation_id = (SELECT app.organisation_id()))
  OR ((SELECT app.role()) = 'coordinator' AND district_id = ANY ((SELECT app.district_ids())::uuid[])));
CREATE POLICY dowries_request ON dowries FOR INSERT TO approdo_app WITH CHECK (
  (SELECT app.role()) = 'system'
  OR ((SELECT app.role()) = 'operator' AND organisation_id = (SELECT app.organisation_id())
    AND num_nonnulls(granted_at, refused_at, withdrawn_at) = 0));
-- An operator may only withdraw; an authority only grant or refuse.
CREATE POLICY dowries_decide ON dowries FOR UPDATE TO approdo_app
  USING ((SELECT app.role()) IN ('authority', 'system'))
  WITH CHECK ((SELECT app.role()) = 'system' OR ((SELECT app.role()) = 'authority' AND withdrawn_at IS NULL));
CREATE POLICY dowries_withdraw ON dowries FOR UPDATE TO approdo_app
  USING ((SELECT app.role()) = 'operator' AND organisation_id = (SELECT app.organisation_id()))
  WITH CHECK ((SELECT app.role()) = 'operator' AND organisation_id = (SELECT app.organisation_id()) AND withdrawn_at IS NOT NULL);

ALTER TABLE dowry_components ENABLE ROW LEVEL SECURITY;
ALTER TABLE dowry_components FORCE ROW LEVEL SECURITY;
CREATE POLICY dowry_components_read ON dowry_components FOR SELECT TO approdo_app
  USING (EXISTS (SELECT FROM dowries d WHERE d.id = dowry_id));
CREATE POLICY dowry_components_request ON dowry_components FOR INSERT TO approdo_app WITH CHECK (
  (SELECT app.role()) IN ('operator', 'system') AND EXISTS (SELECT FROM dowries d WHERE d.id = dowry_id AND d.state = 'requested'));

-- An authority sees a person's file, and with it the plan, from the first dowry that was asked for them. The policies of
-- case files ask this; it reads past the policies of dowries, which would be planned into each of theirs.
CREATE OR REPLACE FUNCTION app.case_file_has_dowry(of_case_file_id uuid) RETURNS boolean
LANGUAGE sql STABLE PARALLEL SAFE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
BEGIN ATOMIC
  SELECT EXISTS (SELECT FROM dowries d WHERE d.case_file_id = of_case_file_id);
END;
ALTER FUNCTION app.case_file_has_dowry(uuid) OWNER TO approdo_definer;
REVOKE ALL ON FUNCTION app.case_file_has_dowry(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.case_file_has_dowry(uuid) TO approdo_app;

-- one dowry per person, across bodies -------------------------------------------------------------------------

GRANT SELECT ON dowries TO approdo_definer;
CREATE POLICY dowries_matching ON dowries FOR SELECT TO approdo_definer USING (true);
CREATE INDEX case_files_by_birth ON case_files (birth_date, birth_country_code);

-- The standing dowries of the person of a file, at whatever body: the edition, the state and how the person was
-- recognised, and nothing of the other file. The strongest match first: the file itself, a tax code, a provisional
-- code that one of the files has since converted, the same words in the name with birth date and country. A name does
-- not match two people who both have a final tax code: it would be the same. Answers only who may read the file.
CREATE FUNCTION app.standing_dowries(of_case_file_id uuid, except_dowry_id uuid)
RETURNS TABLE (dowry_edition_id text, dowry_state text, matched_by text)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp SET plan_cache_mode = force_generic_plan AS $$
DECLARE
  asked case_files;
  words text[];
  has_final_code boolean;
BEGIN
  SELECT * INTO asked FROM case_files f WHERE f.id = of_case_file_id;
  IF NOT FOUND OR app.role() IS NULL OR NOT (CASE app.role()
    WHEN 'operator' THEN asked.organisation_id = app.organisation_id()
    WHEN 'authority' THEN app.case_file_has_dowry(asked.id)
    ELSE app.role() IN ('auditor', 'system') END) THEN
    RETURN;
  END IF;
  words := string_to_array(asked.search_name, ' ');
  has_final_code := EXISTS (SELECT FROM tax_codes t WHERE t.case_file_id = asked.id AND t.kind = 'personal');
  RETURN QUERY
  WITH same_person AS (
    SELECT asked.id AS case_file_id, 'caseFile' AS matched, 1 AS strength
    UNION ALL
    SELECT other.case_file_id,
        CASE WHEN own.kind = 'personal' OR (own.valid_until IS NULL AND other.valid_until IS NULL) THEN 'taxCode' ELSE 'convertedTaxCode' END,
        CASE WHEN own.kind = 'personal' OR (own.valid_until IS NULL AND other.valid_until IS NULL) THEN 2 ELSE 3 END
      FROM tax_codes own JOIN tax_codes other ON other.canonical = own.canonical AND other.case_file_id <> own.case_file_id
     WHERE own.case_file_id = asked.id
    UNION ALL
    SELECT f.id, 'nameBirthAndCountry', 4
      FROM case_files f
     WHERE f.birth_date = asked.birth_date AND f.birth_country_code = asked.birth_country_code AND f.id <> asked.id
       AND (string_to_array(f.search_name, ' ') <@ words OR words <@ string_to_array(f.search_name, ' '))
       AND (f.search_name = asked.search_name OR least(cardinality(words), cardinality(string_to_array(f.search_name, ' '))) >= 2)
       AND NOT (has_final_code AND EXISTS (SELECT FROM tax_codes t WHERE t.case_file_id = f.id AND t.kind = 'personal'))
  )
  SELECT found.edition_id, found.state, found.matched FROM (
    SELECT DISTINCT ON (d.id) d.id, d.edition_id, d.state, s.matched, s.strength
      FROM same_person s JOIN dowries d ON d.case_file_id = s.case_file_id
     WHERE d.state IN ('requested', 'granted') AND d.id IS DISTINCT FROM except_dowry_id
     ORDER BY d.id, s.strength
  ) AS found ORDER BY found.strength, found.id LIMIT 20;
END $$;
ALTER FUNCTION app.standing_dowries(uuid, uuid) OWNER TO approdo_definer;
REVOKE ALL ON FUNCTION app.standing_dowries(uuid, uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.standing_dowries(uuid, uuid) TO approdo_app;
