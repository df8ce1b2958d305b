-- The bodies' seats, what they are accredited for, and what a host must say of itself.

CREATE EXTENSION IF NOT EXISTS btree_gist;

CREATE TABLE seats (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisations (id),
  address text NOT NULL CONSTRAINT seat_address_length CHECK (length(address) BETWEEN 2 AND 200),
  postal_code text CONSTRAINT seat_postal_code_shape CHECK (postal_code ~ '^[0-9]{5}$'),
  -- by its ISTAT code, which outlives a change of name
  municipality_istat_code text NOT NULL
    CONSTRAINT seat_municipality_code_shape CHECK (municipality_istat_code ~ '^[0-9]{6}$'),
  phone text CONSTRAINT seat_phone_length CHECK (length(phone) BETWEEN 3 AND 30),
  main boolean NOT NULL DEFAULT false,
  closed_on date,
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid,
  CONSTRAINT seat_main_is_open CHECK (NOT (main AND closed_on IS NOT NULL))
);
CREATE UNIQUE INDEX seat_main_once ON seats (organisation_id) WHERE main;
CREATE INDEX seats_by_organisation ON seats (organisation_id, id);
CREATE INDEX seats_by_municipality ON seats (municipality_istat_code);

CREATE TABLE accreditations (
  id uuid PRIMARY KEY,
  organisation_id uuid NOT NULL REFERENCES organisations (id),
  kind text NOT NULL CONSTRAINT accreditation_kind_known CHECK (kind IN
    ('employmentServices', 'training', 'intermediation', 'migrantServices')),
  region_code text REFERENCES regions (code), -- null for a national one
  number text NOT NULL CONSTRAINT accreditation_number_length CHECK (length(number) BETWEEN 1 AND 60),
  valid_from date NOT NULL,
  valid_to date, -- the last day; null while no end is known
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid,
  CONSTRAINT accreditation_period_in_order CHECK (valid_to >= valid_from),
  CONSTRAINT accreditation_once_a_day EXCLUDE USING gist (
    organisation_id WITH =, kind WITH =, (coalesce(region_code, '')) WITH =,
    daterange(valid_from, valid_to, '[]') WITH &&)
);
CREATE INDEX accreditations_by_organisation ON accreditations (organisation_id, valid_from);

-- Of the body as a place of internships; it changes with the body and under its version.
CREATE TABLE host_details (
  organisation_id uuid PRIMARY KEY REFERENCES organisations (id),
  sector text NOT NULL CONSTRAINT host_sector_known CHECK (sector IN
    ('agriculture', 'mining', 'manufacturing', 'energy', 'water', 'construction', 'trade', 'transport', 'hospitality',
     'information', 'finance', 'realEstate', 'professional', 'businessServices', 'publicAdministration', 'education',
     'healthAndSocial', 'arts', 'otherServices', 'households', 'extraterritorial')),
  ateco_code text CONSTRAINT host_ateco_code_shape CHECK (ateco_code ~ '^[0-9]{2}(\.[0-9]{1,2}(\.[0-9]{1,2})?)?$'),
  employees integer NOT NULL CONSTRAINT host_employees_in_range CHECK (employees BETWEEN 0 AND 1000000)
);

CREATE INDEX organisations_by_name_words ON organisations USING gin (name gin_trgm_ops);

-- who may see and do what: everyone signed in knows the bodies; administrators and the authority keep them ----------

GRANT SELECT, INSERT, UPDATE ON seats, accreditations, host_details TO approdo_app;

ALTER TABLE seats ENABLE ROW LEVEL SECURITY;
ALTER TABLE seats FORCE ROW LEVEL SECURITY;
CREATE POLICY seats_read ON seats FOR SELECT TO approdo_app USING ((SELECT app.role()) IS NOT NULL);
CREATE POLICY seats_add ON seats FOR INSERT TO approdo_app
  WITH CHECK ((SELECT app.role()) IN ('administrator', 'authority', 'system'));
CREATE POLICY seats_change ON seats FOR UPDATE TO approdo_app
  USING ((SELECT app.role()) IN ('administrator', 'authority', 'system'));

ALTER TABLE accreditations ENABLE ROW LEVEL SECURITY;
ALTER TABLE accreditations FORCE ROW LEVEL SECURITY;
CREATE POLICY accreditations_read ON accreditations FOR SELECT TO approdo_app USING ((SELECT app.role()) IS NOT NULL);
CREATE POLICY accreditations_add ON accreditations FOR INSERT TO approdo_app
  WITH CHECK ((SELECT app.role()) IN ('administrator', 'authority', 'system'));
CREATE POLICY accreditations_change ON accreditations FOR UPDATE TO approdo_app
  USING ((SELECT app.role()) IN ('administrator', 'authority', 'system'));

ALTER TABLE host_details ENABLE ROW LEVEL SECURITY;
ALTER TABLE host_details FORCE ROW LEVEL SECURITY;
CREATE POLICY host_details_read ON host_details FOR SELECT TO approdo_app USING ((SELECT app.role()) IS NOT NULL);
CREATE POLICY host_details_add ON host_details FOR INSERT TO approdo_app
  WITH CHECK ((SELECT app.role()) IN ('administrator', 'authority', 'system'));
CREATE POLICY host_details_change ON host_details FOR UPDATE TO approdo_app
  USING ((SELECT app.role()) IN ('administrator', 'authority', 'system'));
