-- Action plans: one per case file and edition, with a draft that is worked on and versions that were signed.

CREATE TABLE action_plans (
  id uuid PRIMARY KEY,
  case_file_id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  edition_id text NOT NULL REFERENCES editions (id),
  draft jsonb CONSTRAINT action_plan_draft_size CHECK (pg_column_size(draft) <= 262144),
  revision_reason text CONSTRAINT action_plan_reason_length CHECK (length(revision_reason) BETWEEN 3 AND 500),
  signed_number integer CONSTRAINT action_plan_number_positive CHECK (signed_number >= 1), -- the last signed version
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid,
  CONSTRAINT action_plan_of_its_file FOREIGN KEY (case_file_id, organisation_id) REFERENCES case_files (id, organisation_id),
  CONSTRAINT action_plan_once_per_edition UNIQUE (case_file_id, edition_id),
  CONSTRAINT action_plan_of_one_file UNIQUE (id, case_file_id, organisation_id, edition_id),
  CONSTRAINT action_plan_drafted_or_signed CHECK (draft IS NOT NULL OR signed_number IS NOT NULL),
  CONSTRAINT action_plan_revision_explained CHECK ((draft IS NOT NULL AND signed_number IS NOT NULL) = (revision_reason IS NOT NULL))
);

CREATE TABLE action_plan_versions (
  id uuid PRIMARY KEY,
  action_plan_id uuid NOT NULL,
  case_file_id uuid NOT NULL,
  organisation_id uuid NOT NULL,
  edition_id text NOT NULL,
  number integer NOT NULL CONSTRAINT action_plan_version_number_positive CHECK (number >= 1),
  content jsonb NOT NULL CONSTRAINT action_plan_version_size CHECK (pg_column_size(content) <= 262144),
  planned_cents bigint NOT NULL CONSTRAINT action_plan_version_cost_positive CHECK (planned_cents >= 0),
  reason text CONSTRAINT action_plan_version_reason_length CHECK (length(reason) BETWEEN 3 AND 500),
  signatory text NOT NULL CONSTRAINT action_plan_signatory_known CHECK (signatory IN ('person', 'guardian')),
  guardian_name text CONSTRAINT action_plan_guardian_length CHECK (length(guardian_name) BETWEEN 1 AND 200),
  person_signed_on date NOT NULL,
  person_method text NOT NULL CONSTRAINT action_plan_person_method_known CHECK (person_method IN ('inPresence', 'onPaper', 'digitally')),
  operator_id uuid NOT NULL,
  operator_signed_on date NOT NULL,
  operator_method text NOT NULL CONSTRAINT action_plan_operator_method_known CHECK (operator_method IN ('inPresence', 'onPaper', 'digitally')),
  document_reference text CONSTRAINT action_plan_document_length CHECK (length(document_reference) BETWEEN 1 AND 200),
  recorded_at timestamptz NOT NULL,
  CONSTRAINT action_plan_version_of_its_plan FOREIGN KEY (action_plan_id, case_file_id, organisation_id, edition_id)
    REFERENCES action_plans (id, case_file_id, organisation_id, edition_id),
  CONSTRAINT action_plan_version_once UNIQUE (action_plan_id, number),
  -- a dowry refers to a version of its own file and edition
  CONSTRAINT action_plan_version_of_one_file UNIQUE (id, case_file_id, organisation_id, edition_id),
  CONSTRAINT action_plan_guardian_named CHECK ((signatory = 'guardian') = (guardian_name IS NOT NULL)),
  CONSTRAINT action_plan_paper_kept CHECK (document_reference IS NOT NULL OR 'onPaper' NOT IN (person_method, operator_method)),
  CONSTRAINT action_plan_change_explained CHECK ((number > 1) = (reason IS NOT NULL))
);
CREATE INDEX action_plan_versions_by_file ON action_plan_versions (case_file_id, edition_id, number DESC);

-- What was signed stays as it was signed, also for the owner of the database.
CREATE TRIGGER action_plan_versions_append_only BEFORE UPDATE OR DELETE ON action_plan_versions
  FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER action_plan_versions_never_emptied BEFORE TRUNCATE ON action_plan_versions
  FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
ALTER TABLE action_plan_versions ENABLE ALWAYS TRIGGER action_plan_versions_append_only;
ALTER TABLE action_plan_versions ENABLE ALWAYS TRIGGER action_plan_versions_never_emptied;

-- Versions are numbered 1, 2, 3 without gaps, whoever writes them.
CREATE FUNCTION app.number_action_plan_version() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  IF NEW.number <> 1 + (SELECT count(*) FROM action_plan_versions WHERE action_plan_id = NEW.action_plan_id) THEN
    RAISE EXCEPTION 'version % does not follow the one before', NEW.number USING ERRCODE = 'restrict_violation';
  END IF;
  RETURN NEW;
END $$;
CREATE TRIGGER action_plan_versions_follow BEFORE INSERT ON action_plan_versions
  FOR EACH ROW EXECUTE FUNCTION app.number_action_plan_version();

-- who may see and do what ------------------------------------------------------------------------------------
-- An authority reads the plans of the files it may read, which follows from the dowries.

GRANT SELECT, INSERT, UPDATE ON action_plans TO approdo_app;
GRANT SELECT, INSERT ON action_plan_versions TO approdo_app;

ALTER TABLE action_plans ENABLE ROW LEVEL SECURITY;
ALTER TABLE action_plans FORCE ROW LEVEL SECURITY;
CREATE POLICY action_plans_read ON action_plans FOR SELECT TO approdo_app USING (
  ((SELECT app.role()) = 'operator' AND organisation_id = (SELECT app.organisation_id()))
  OR (SELECT app.role()) IN ('auditor', 'system')
  OR ((SELECT app.role()) = 'authority' AND EXISTS (SELECT FROM case_files f WHERE f.id = action_plans.case_file_id)));
CREATE POLICY action_plans_add ON action_plans FOR INSERT TO approdo_app WITH CHECK (
  ((SELECT app.role()) = 'operator' AND organisation_id = (SELECT app.organisation_id()))
  OR (SELECT app.role()) = 'system');
CREATE POLICY action_plans_change ON action_plans FOR UPDATE TO approdo_app USING (
  ((SELECT app.role()) = 'operator' AND organisation_id = (SELECT app.organisation_id()))
  OR (SELECT app.role()) = 'system');

ALTER TABLE action_plan_versions ENABLE ROW LEVEL SECURITY;
ALTER TABLE action_plan_versions FORCE ROW LEVEL SECURITY;
CREATE POLICY action_plan_versions_read ON action_plan_versions FOR SELECT TO approdo_app USING (
  ((SELECT app.role()) = 'operator' AND organisation_id = (SELECT app.organisation_id()))
  OR (SELECT app.role()) IN ('auditor', 'system')
  OR ((SELECT app.role()) = 'authority' AND EXISTS (SELECT FROM case_files f WHERE f.id = action_plan_versions.case_file_id)));
CREATE POLICY action_plan_versions_add ON action_plan_versions FOR INSERT TO approdo_app WITH CHECK (
  ((SELECT app.role()) = 'operator' AND organisation_id = (SELECT app.organisation_id()))
  OR (SELECT app.role()) = 'system');
