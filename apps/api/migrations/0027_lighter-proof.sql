-- The same beginnings, with the names apart: of millions of holders few differ in them, and a proof makes their hashes once.
CREATE FUNCTION app.ledger_genesis(id uuid, names bytea, district uuid, organisation uuid, dowry uuid, component bytea)
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  RETURN sha256('\x0001'::bytea || uuid_send(id) || names || uuid_send(coalesce(district, '00000000-0000-0000-0000-000000000000'))
    || uuid_send(coalesce(organisation, '00000000-0000-0000-0000-000000000000'))
    || uuid_send(coalesce(dowry, '00000000-0000-0000-0000-000000000000')) || component);

CREATE FUNCTION app.ledger_names(kind text, edition text, fund text) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  RETURN sha256(convert_to(kind, 'UTF8')) || sha256(convert_to(edition, 'UTF8')) || sha256(convert_to(fund, 'UTF8'));
CREATE FUNCTION app.ledger_component(component text) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  RETURN sha256(convert_to(coalesce(component, ''), 'UTF8'));

CREATE OR REPLACE FUNCTION app.ledger_genesis(id uuid, kind text, edition text, fund text, district uuid, organisation uuid, dowry uuid, component text)
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  RETURN app.ledger_genesis(id, app.ledger_names(kind, edition, fund), district, organisation, dowry, app.ledger_component(component));
