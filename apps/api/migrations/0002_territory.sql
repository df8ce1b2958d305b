-- Places: public reference data loaded by the owner from the files that ship with the product, and the districts.

-- Which version of which reference files is loaded; nobody but the owner reads or writes it.
CREATE TABLE reference_loads (
  name text PRIMARY KEY,
  checksum text NOT NULL CONSTRAINT reference_load_checksum_shape CHECK (checksum ~ '^[0-9a-f]{64}$'),
  loaded_at timestamptz NOT NULL DEFAULT now()
);

CREATE TABLE regions (
  code text PRIMARY KEY CONSTRAINT region_code_shape CHECK (code ~ '^[0-9]{2}$'),
  name text NOT NULL
);

CREATE TABLE provinces (
  code text PRIMARY KEY CONSTRAINT province_code_shape CHECK (code ~ '^[A-Z]{2}$'),
  istat_code text NOT NULL CONSTRAINT province_istat_code_shape CHECK (istat_code ~ '^[0-9]{3}$'),
  name text NOT NULL,
  region_code text REFERENCES regions (code), -- null for those that are no longer Italian
  is_current boolean NOT NULL
);

-- One row for each period in which a municipality had these codes and names.
CREATE TABLE municipalities (
  id integer PRIMARY KEY,
  istat_code text NOT NULL CONSTRAINT municipality_istat_code_shape CHECK (istat_code ~ '^[0-9]{6}$'),
  belfiore_code text NOT NULL CONSTRAINT municipality_belfiore_code_shape CHECK (belfiore_code ~ '^[A-Z][0-9]{3}$'),
  name text NOT NULL,
  other_name text,
  province_code text NOT NULL REFERENCES provinces (code),
  search_text text COLLATE "C" NOT NULL,
  valid_from date NOT NULL,
  valid_to date, -- the last day; null while it lasts
  CONSTRAINT municipality_period_in_order CHECK (valid_to >= valid_from)
);
CREATE UNIQUE INDEX municipality_belfiore_code_once_a_day ON municipalities (belfiore_code, valid_from);
CREATE INDEX municipalities_by_istat_code ON municipalities (istat_code, valid_from);
CREATE INDEX municipalities_by_search_text ON municipalities (search_text, id);

CREATE TABLE countries (
  iso2 text PRIMARY KEY CONSTRAINT country_code_shape CHECK (iso2 ~ '^[A-Z]{2}$'),
  belfiore_code text CONSTRAINT country_belfiore_code_shape CHECK (belfiore_code ~ '^Z[0-9]{3}$'), -- null for Italy
  istat_code text NOT NULL CONSTRAINT country_istat_code_shape CHECK (istat_code ~ '^[0-9]{3}$')
);
CREATE UNIQUE INDEX country_belfiore_code_once ON countries (belfiore_code);

CREATE TABLE districts (
  id uuid PRIMARY KEY,
  code text NOT NULL CONSTRAINT district_code_shape CHECK (code ~ '^[A-Z0-9]+(/[A-Z0-9]+)*$' AND length(code) <= 20),
  name text NOT NULL CONSTRAINT district_name_length CHECK (length(name) BETWEEN 2 AND 200),
  region_code text NOT NULL REFERENCES regions (code),
  version integer NOT NULL DEFAULT 1,
  created_at timestamptz NOT NULL DEFAULT now(),
  created_by uuid,
  updated_at timestamptz NOT NULL DEFAULT now(),
  updated_by uuid
);
CREATE UNIQUE INDEX district_code_once ON districts (code);

-- A municipality by its ISTAT code, which outlives a change of name.
CREATE TABLE district_municipalities (
  district_id uuid NOT NULL REFERENCES districts (id),
  municipality_istat_code text NOT NULL
    CONSTRAINT district_municipality_code_shape CHECK (municipality_istat_code ~ '^[0-9]{6}$'),
  PRIMARY KEY (district_id, municipality_istat_code)
);
CREATE UNIQUE INDEX municipality_in_one_district ON district_municipalities (municipality_istat_code);

ALTER TABLE user_districts ADD CONSTRAINT user_district_known FOREIGN KEY (district_id) REFERENCES districts (id);

-- who may see and do what: places and districts are public; only the installation establishes a district ---------------

GRANT SELECT ON regions, provinces, municipalities, countries TO approdo_app;
GRANT SELECT, INSERT, UPDATE ON districts TO approdo_app;
GRANT SELECT, INSERT, DELETE ON district_municipalities TO approdo_app;

ALTER TABLE districts ENABLE ROW LEVEL SECURITY;
ALTER TABLE districts FORCE ROW LEVEL SECURITY;
CREATE POLICY districts_read ON districts FOR SELECT TO approdo_app USING ((SELECT app.role()) IS NOT NULL);
CREATE POLICY districts_add ON districts FOR INSERT TO approdo_app WITH CHECK ((SELECT app.role()) = 'system');
CREATE POLICY districts_change ON districts FOR UPDATE TO approdo_app USING ((SELECT app.role()) = 'system');

ALTER TABLE district_municipalities ENABLE ROW LEVEL SECURITY;
ALTER TABLE district_municipalities FORCE ROW LEVEL SECURITY;
CREATE POLICY district_municipalities_read ON district_municipalities FOR SELECT TO approdo_app
  USING ((SELECT app.role()) IS NOT NULL);
CREATE POLICY district_municipalities_add ON district_municipalities FOR INSERT TO approdo_app
  WITH CHECK ((SELECT app.role()) = 'system');
CREATE POLICY district_municipalities_remove ON district_municipalities FOR DELETE TO approdo_app
  USING ((SELECT app.role()) = 'system');
