-- The roles of the database, the actor's scope, and the tables of identity and audit.

-- Roles belong to the cluster, so they may exist already.
DO $$
DECLARE
  wanted text;
BEGIN
  FOREACH wanted IN ARRAY ARRAY['approdo_app', 'approdo_definer', 'approdo_ledger'] LOOP
    IF NOT EXISTS (SELECT FROM pg_roles WHERE rolname = wanted) THEN
      BEGIN
        EXECUTE format('CREATE ROLE %I NOLOGIN', wanted);
      EXCEPTION WHEN duplicate_object THEN NULL; -- another database of the cluster was migrated at the same time
      END;
    END IF;
  END LOOP;
END $$;
-- The owner hands its functions to these two, which it may do only as their member.
GRANT approdo_definer, approdo_ledger TO CURRENT_USER;

CREATE SCHEMA app;
GRANT USAGE ON SCHEMA app TO approdo_app, approdo_definer, approdo_ledger;
GRANT USAGE ON SCHEMA public TO approdo_app, approdo_definer, approdo_ledger;
GRANT CREATE ON SCHEMA app TO approdo_definer, approdo_ledger;
REVOKE CREATE ON SCHEMA public FROM PUBLIC;

CREATE EXTENSION IF NOT EXISTS pg_trgm;

-- The actor's scope: transaction-local settings. Unset reads as null, and null sees nothing.
CREATE FUNCTION app.role() RETURNS text LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('app.role', true), '');
CREATE FUNCTION app.actor_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('app.actor_id', true), '')::uuid;
CREATE FUNCTION app.organisation_id() RETURNS uuid LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('app.organisation_id', true), '')::uuid;
CREATE FUNCTION app.district_ids() RETURNS uuid[] LANGUAGE sql STABLE PARALLEL SAFE
  RETURN nullif(current_setting('app.district_ids', true), '')::uuid[];

-- For tables whose rows are written once: nobody changes or removes them, the owner included.
CREATE FUNCTION app.refuse_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION 'rows of % are append-only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

-- identity ---------------------------------------------------------------------------------------------------

CREATE TABLE organisations (
  id uuid PRIMARY KEY,
  kind text NOT NULL CONSTRAINT organisation_kind_known CHECK (kind IN
    ('promoter', 'host', 'municipality', 'cpi', 'school', 'thirdSector', 'authority', 'districtBody')),
  name text NOT NULL CONSTRAINT organisation_name_length CHECK (length(name) BETWEEN 2 AND 200),
  vat_number text CONSTRAINT organisation_vat_number_shape CHECK (vat_number ~ '^[0-9]{11}$'),
  tax_code text CONSTRAINT organisation_tax_code_shape CHECK (tax_code ~ '^([0-9]{11}|[A-Z0-9]{16})$'),
  email text CONSTRAINT organisation_email_length CHECK (length(email) <= 254),
  phone text CONSTRAINT organisation_phone_length CHECK (length(phone) <= 30),
  closed_on date,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid
);
CREATE UNIQUE INDEX organisation_vat_number_once ON organisations (vat_number) WHERE vat_number IS NOT NULL AND closed_on IS NULL;
CREATE INDEX organisations_by_name ON organisations (lower(name), id);

CREATE TABLE users (
  id uuid PRIMARY KEY,
  email text NOT NULL CONSTRAINT user_email_shape CHECK (email = lower(email) AND length(email) <= 254 AND email LIKE '%_@_%'),
  name text NOT NULL CONSTRAINT user_name_length CHECK (length(name) BETWEEN 2 AND 120),
  role text NOT NULL CONSTRAINT user_role_known CHECK (role IN
    ('operator', 'coordinator', 'authority', 'auditor', 'mediator', 'administrator')),
  organisation_id uuid NOT NULL REFERENCES organisations (id),
  language text NOT NULL DEFAULT 'it' CONSTRAINT user_language_known CHECK (language IN ('it', 'en')),
  suspended_at timestamptz,
  activated_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid
);
CREATE UNIQUE INDEX user_email_once ON users (email);
CREATE INDEX users_by_organisation ON users (organisation_id, lower(name), id);

-- Apart from users, so that reading a name never reads a secret.
CREATE TABLE user_credentials (
  user_id uuid PRIMARY KEY REFERENCES users (id),
  password_hash text NOT NULL,
  changed_at timestamptz NOT NULL
);

CREATE TABLE user_districts (
  user_id uuid NOT NULL REFERENCES users (id),
  district_id uuid NOT NULL,
  PRIMARY KEY (user_id, district_id)
);

CREATE TABLE user_tokens (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users (id),
  purpose text NOT NULL CONSTRAINT user_token_purpose_known CHECK (purpose IN ('invitation', 'passwordReset')),
  token_hash bytea NOT NULL CONSTRAINT user_token_hash_length CHECK (length(token_hash) = 32),
  expires_at timestamptz NOT NULL,
  used_at timestamptz,
  created_at timestamptz NOT NULL DEFAULT now()
);
CREATE UNIQUE INDEX user_token_once ON user_tokens (token_hash);
CREATE INDEX user_tokens_by_user ON user_tokens (user_id, purpose);

CREATE TABLE sessions (
  id uuid PRIMARY KEY,
  user_id uuid NOT NULL REFERENCES users (id),
  token_hash bytea NOT NULL CONSTRAINT session_hash_length CHECK (length(token_hash) = 32),
  device text NOT NULL CONSTRAINT session_device_length CHECK (length(device) <= 200),
  created_at timestamptz NOT NULL,
  last_seen_at timestamptz NOT NULL,
  expires_at timestamptz NOT NULL,
  revoked_at timestamptz
);
CREATE UNIQUE INDEX session_token_once ON sessions (token_hash);
CREATE INDEX sessions_by_user ON sessions (user_id) WHERE revoked_at IS NULL;

CREATE TABLE sign_in_throttles (
  subject bytea PRIMARY KEY CONSTRAINT throttle_subject_length CHECK (length(subject) = 32),
  failures integer NOT NULL CONSTRAINT throttle_failures_positive CHECK (failures >= 0),
  first_failure_at timestamptz NOT NULL
);

CREATE TABLE api_keys (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisations (id),
  name text NOT NULL CONSTRAINT api_key_name_length CHECK (length(name) BETWEEN 2 AND 120),
  prefix text NOT NULL CONSTRAINT api_key_prefix_length CHECK (length(prefix) = 12),
  secret_hash bytea NOT NULL CONSTRAINT api_key_hash_length CHECK (length(secret_hash) = 32),
  acts_as text NOT NULL CONSTRAINT api_key_role_known CHECK (acts_as IN ('operator', 'coordinator', 'authority')),
  scopes text[] NOT NULL CONSTRAINT api_key_scopes_count CHECK (cardinality(scopes) BETWEEN 1 AND 40),
  district_ids uuid[] NOT NULL DEFAULT '{}',
  expires_at timestamptz NOT NULL,
  last_used_at timestamptz,
  revoked_at timestamptz,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid
);
CREATE UNIQUE INDEX api_key_secret_once ON api_keys (secret_hash);
CREATE INDEX api_keys_by_organisation ON api_keys (organisation_id, id);

-- The outcome of every request that carried an Idempotency-Key, written in the commit of its effect and kept for ever.
CREATE TABLE idempotency_outcomes (
  actor_id uuid NOT NULL,
  key text NOT NULL CONSTRAINT idempotency_key_shape CHECK (key ~ '^[\x21-\x7e]{8,255}$'),
  fingerprint bytea NOT NULL CONSTRAINT idempotency_fingerprint_length CHECK (length(fingerprint) = 32),
  status integer,
  body jsonb,
  created_at timestamptz NOT NULL DEFAULT now(),
  PRIMARY KEY (actor_id, key)
);

-- audit ------------------------------------------------------------------------------------------------------

CREATE TABLE audit_entries (
  id uuid PRIMARY KEY,
  at timestamptz NOT NULL,
  area text NOT NULL CONSTRAINT audit_area_known CHECK (area IN ('administration', 'case', 'money')),
  action text NOT NULL CONSTRAINT audit_action_length CHECK (length(action) BETWEEN 3 AND 80),
  entity text NOT NULL CONSTRAINT audit_entity_length CHECK (length(entity) BETWEEN 3 AND 80),
  entity_id uuid,
  subject_id uuid, -- the case file or dowry whose timeline shows the entry
  organisation_id uuid, -- the body whose data it is about
  actor_kind text NOT NULL CONSTRAINT audit_actor_kind_known CHECK (actor_kind IN ('user', 'key', 'system')),
  actor_id uuid NOT NULL,
  actor_role text NOT NULL,
  request_id text NOT NULL CONSTRAINT audit_request_id_length CHECK (length(request_id) <= 64),
  details jsonb NOT NULL DEFAULT '{}' CONSTRAINT audit_details_size CHECK (pg_column_size(details) <= 8192)
);
CREATE INDEX audit_entries_by_time ON audit_entries (at DESC, id DESC);
CREATE INDEX audit_entries_by_subject ON audit_entries (subject_id, at DESC, id DESC) WHERE subject_id IS NOT NULL;
CREATE INDEX audit_entries_by_actor ON audit_entries (actor_id, at DESC, id DESC);

CREATE TRIGGER audit_entries_append_only BEFORE UPDATE OR DELETE ON audit_entries
  FOR EACH ROW EXECUTE FUNCTION app.refuse_change();
CREATE TRIGGER audit_entries_never_emptied BEFORE TRUNCATE ON audit_entries
  FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change();
ALTER TABLE audit_entries ENABLE ALWAYS TRIGGER audit_entries_append_only;
ALTER TABLE audit_entries ENABLE ALWAYS TRIGGER audit_entries_never_emptied;

-- who may see and do what ------------------------------------------------------------------------------------
-- 'authentication' is the scope of the code that finds out who is asking; 'system' that of jobs and commands.

GRANT SELECT, INSERT, UPDATE ON organisations, users, user_credentials, sessions, api_keys, user_tokens, idempotency_outcomes TO approdo_app;
GRANT SELECT, INSERT, UPDATE, DELETE ON sign_in_throttles, user_districts TO approdo_app;
GRANT SELECT, INSERT ON audit_entries TO approdo_app;

ALTER TABLE organisations ENABLE ROW LEVEL SECURITY;
ALTER TABLE organisations FORCE ROW LEVEL SECURITY;
CREATE POLICY organisations_read ON organisations FOR SELECT TO approdo_app USING ((SELECT app.role()) IS NOT NULL);
CREATE POLICY organisations_add ON organisations FOR INSERT TO approdo_app
  WITH CHECK ((SELECT app.role()) IN ('administrator', 'authority', 'system'));
CREATE POLICY organisations_change ON organisations FOR UPDATE TO approdo_app
  USING ((SELECT app.role()) IN ('administrator', 'authority', 'system'));

ALTER TABLE users ENABLE ROW LEVEL SECURITY;
ALTER TABLE users FORCE ROW LEVEL SECURITY;
-- Colleagues and the authority's officers are known by name to those who work with them.
CREATE POLICY users_read ON users FOR SELECT TO approdo_app USING (
  (SELECT app.role()) IN ('administrator', 'authority', 'auditor', 'authentication', 'system')
  OR organisation_id = (SELECT app.organisation_id())
  OR ((SELECT app.role()) IS NOT NULL AND role = 'authority'));
CREATE POLICY users_add ON users FOR INSERT TO approdo_app
  WITH CHECK ((SELECT app.role()) IN ('administrator', 'system'));
CREATE POLICY users_change ON users FOR UPDATE TO approdo_app
  USING ((SELECT app.role()) IN ('administrator', 'authentication', 'system') OR id = (SELECT app.actor_id()))
  WITH CHECK ((SELECT app.role()) IN ('administrator', 'authentication', 'system')
    OR (id = (SELECT app.actor_id()) AND role = (SELECT app.role()) AND organisation_id = (SELECT app.organisation_id())));

ALTER TABLE user_credentials ENABLE ROW LEVEL SECURITY;
ALTER TABLE user_credentials FORCE ROW LEVEL SECURITY;
CREATE POLICY user_credentials_all ON user_credentials TO approdo_app
  USING ((SELECT app.role()) IN ('authentication', 'system') OR user_id = (SELECT app.actor_id()));

ALTER TABLE user_districts ENABLE ROW LEVEL SECURITY;
ALTER TABLE user_districts FORCE ROW LEVEL SECURITY;
CREATE POLICY user_districts_read ON user_districts FOR SELECT TO approdo_app
  USING ((SELECT app.role()) IN ('administrator', 'authority', 'auditor', 'authentication', 'system') OR user_id = (SELECT app.actor_id()));
CREATE POLICY user_districts_change ON user_districts FOR ALL TO approdo_app
  USING ((SELECT app.role()) IN ('administrator', 'system'));

ALTER TABLE user_tokens ENABLE ROW LEVEL SECURITY;
ALTER TABLE user_tokens FORCE ROW LEVEL SECURITY;
CREATE POLICY user_tokens_all ON user_tokens TO approdo_app USING ((SELECT app.role()) IN ('authentication', 'system'));

ALTER TABLE sessions ENABLE ROW LEVEL SECURITY;
ALTER TABLE sessions FORCE ROW LEVEL SECURITY;
CREATE POLICY sessions_all ON sessions TO approdo_app
  USING ((SELECT app.role()) IN ('authentication', 'system') OR user_id = (SELECT app.actor_id()));
-- An administrator ends the sessions of whoever is suspended or changes role.
CREATE POLICY sessions_read ON sessions FOR SELECT TO approdo_app USING ((SELECT app.role()) = 'administrator');
CREATE POLICY sessions_end ON sessions FOR UPDATE TO approdo_app USING ((SELECT app.role()) = 'administrator');

ALTER TABLE sign_in_throttles ENABLE ROW LEVEL SECURITY;
ALTER TABLE sign_in_throttles FORCE ROW LEVEL SECURITY;
CREATE POLICY sign_in_throttles_all ON sign_in_throttles TO approdo_app USING ((SELECT app.role()) IN ('authentication', 'system'));

ALTER TABLE api_keys ENABLE ROW LEVEL SECURITY;
ALTER TABLE api_keys FORCE ROW LEVEL SECURITY;
-- The authority must know of a body's keys before it closes the body; an auditor, whose key did something.
CREATE POLICY api_keys_read ON api_keys FOR SELECT TO approdo_app
  USING ((SELECT app.role()) IN ('administrator', 'authority', 'auditor', 'authentication', 'system'));
CREATE POLICY api_keys_add ON api_keys FOR INSERT TO approdo_app
  WITH CHECK ((SELECT app.role()) IN ('administrator', 'system'));
CREATE POLICY api_keys_change ON api_keys FOR UPDATE TO approdo_app
  USING ((SELECT app.role()) IN ('administrator', 'authentication', 'system'));

ALTER TABLE idempotency_outcomes ENABLE ROW LEVEL SECURITY;
ALTER TABLE idempotency_outcomes FORCE ROW LEVEL SECURITY;
CREATE POLICY idempotency_outcomes_own ON idempotency_outcomes TO approdo_app USING (actor_id = (SELECT app.actor_id()));

ALTER TABLE audit_entries ENABLE ROW LEVEL SECURITY;
ALTER TABLE audit_entries FORCE ROW LEVEL SECURITY;
CREATE POLICY audit_entries_add ON audit_entries FOR INSERT TO approdo_app WITH CHECK (actor_id = (SELECT app.actor_id()));
CREATE POLICY audit_entries_read ON audit_entries FOR SELECT TO approdo_app USING (
  (SELECT app.role()) IN ('auditor', 'system')
  OR ((SELECT app.role()) = 'administrator' AND area = 'administration')
  OR ((SELECT app.role()) = 'operator' AND organisation_id = (SELECT app.organisation_id()))
  OR ((SELECT app.role()) = 'authority' AND area IN ('case', 'money')));
