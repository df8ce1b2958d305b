-- Programmes, funds and editions: names for foreign keys. Their figures are data files of the product, brought here at
-- every start; no request writes them.

CREATE TABLE programmes (
  id text PRIMARY KEY CONSTRAINT programme_id_shape CHECK (id ~ '^[a-z0-9-]{2,40}$'),
  name text NOT NULL CONSTRAINT programme_name_length CHECK (length(name) BETWEEN 2 AND 200)
);

CREATE TABLE funds (
  id text PRIMARY KEY CONSTRAINT fund_id_shape CHECK (id ~ '^[a-z0-9-]{2,40}$'),
  name text NOT NULL CONSTRAINT fund_name_length CHECK (length(name) BETWEEN 2 AND 200)
);

CREATE TABLE editions (
  id text PRIMARY KEY CONSTRAINT edition_id_shape CHECK (id ~ '^[a-z0-9-]{2,40}$'),
  programme_id text NOT NULL REFERENCES programmes (id),
  name text NOT NULL CONSTRAINT edition_name_length CHECK (length(name) BETWEEN 2 AND 200)
);
CREATE INDEX editions_by_programme ON editions (programme_id);

-- Public reference data: everyone reads, the owner of the database writes.
GRANT SELECT ON programmes, funds, editions TO approdo_app, approdo_definer, approdo_ledger;
