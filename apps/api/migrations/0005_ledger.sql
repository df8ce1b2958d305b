-- The ledger: a euro is always in exactly one stage of one holder, and it only moves.
-- One function posts. Nobody else writes here, the owner of the database included.

CREATE TYPE ledger_holder_kind AS ENUM ('outside', 'programmeFund', 'districtFund', 'doteComponent');
CREATE TYPE ledger_stage AS ENUM ('available', 'reserved', 'committed', 'accrued', 'ordered', 'paid', 'recoverable');
CREATE TYPE ledger_kind AS ENUM ('fund', 'allocate', 'transfer', 'reserve', 'release', 'commit', 'accrue', 'order',
  'pay', 'reject', 'recover', 'recovered', 'reverse');
CREATE TYPE ledger_outcome AS ENUM ('applied', 'rejected');

-- Which movements exist, and which roles may cause them. A new kind of posting is new rows here, not new code.
CREATE TABLE ledger_posting_rules (
  kind ledger_kind NOT NULL,
  from_kind ledger_holder_kind NOT NULL,
  from_stage ledger_stage NOT NULL,
  to_kind ledger_holder_kind NOT NULL,
  to_stage ledger_stage NOT NULL,
  number smallint NOT NULL, -- enters the hashes, so it is never changed nor used again
  roles text[] NOT NULL,
  PRIMARY KEY (kind, from_kind, from_stage, to_kind, to_stage),
  CONSTRAINT ledger_rule_number_once UNIQUE (number)
);
INSERT INTO ledger_posting_rules (number, kind, from_kind, from_stage, to_kind, to_stage, roles) VALUES
  (1, 'fund', 'outside', 'available', 'programmeFund', 'available', '{authority,system}'),
  (2, 'allocate', 'programmeFund', 'available', 'districtFund', 'available', '{authority,system}'),
  (3, 'reserve', 'districtFund', 'available', 'doteComponent', 'reserved', '{authority,system}'),
  (4, 'release', 'doteComponent', 'reserved', 'districtFund', 'available', '{operator,authority,system}');

-- Who holds money. Stages are columns of one row, so that a posting takes one lock per holder.
-- A fund is opened only from the edition, fund and district that exist; a component copies them from its district
-- fund, and its totals (below) hold the foreign keys. So a reservation locks no shared reference row.
CREATE TABLE ledger_holders (
  id uuid PRIMARY KEY,
  dowry_id uuid,
  organisation_id uuid, -- the promoter
  district_id uuid,
  available_cents bigint NOT NULL DEFAULT 0,
  reserved_cents bigint NOT NULL DEFAULT 0,
  committed_cents bigint NOT NULL DEFAULT 0,
  accrued_cents bigint NOT NULL DEFAULT 0,
  ordered_cents bigint NOT NULL DEFAULT 0,
  paid_cents bigint NOT NULL DEFAULT 0,
  recoverable_cents bigint NOT NULL DEFAULT 0,
  version bigint NOT NULL DEFAULT 0, -- how many moves it has seen
  kind ledger_holder_kind NOT NULL,
  edition_id text NOT NULL,
  fund_id text NOT NULL,
  component text,
  head bytea NOT NULL, -- the last link of its chain
  CONSTRAINT ledger_holder_never_overspent CHECK (kind = 'outside' OR least(available_cents, reserved_cents,
    committed_cents, accrued_cents, ordered_cents, paid_cents, recoverable_cents) >= 0),
  CONSTRAINT ledger_holder_identity CHECK (CASE kind WHEN 'doteComponent' THEN (component IS NULL OR dowry_id IS NULL
    OR organisation_id IS NULL OR district_id IS NULL) IS FALSE ELSE component IS NULL AND (district_id IS NULL) = (kind <> 'districtFund') END)
) WITH (fillfactor = 80); -- balances are not indexed, so an update stays on its page
CREATE UNIQUE INDEX ledger_component_once ON ledger_holders (dowry_id, component) WHERE kind = 'doteComponent';
CREATE UNIQUE INDEX ledger_fund_once ON ledger_holders (edition_id, fund_id, kind, coalesce(district_id, '00000000-0000-0000-0000-000000000000'))
  WHERE kind <> 'doteComponent';

-- Every posting that was asked, with its outcome: a refusal for want of money is recorded too.
CREATE TABLE ledger_transactions (
  id uuid PRIMARY KEY,
  recorded_by uuid NOT NULL,
  recorded_at timestamptz NOT NULL,
  recorded_xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
  effective_on date NOT NULL,
  original_on date, -- the day of the fact, when its own month is closed and the posting goes to a later one
  kind ledger_kind NOT NULL,
  outcome ledger_outcome NOT NULL,
  -- what it is about, when that is one thing
  district_id uuid,
  organisation_id uuid,
  dowry_id uuid,
  reverses uuid REFERENCES ledger_transactions (id),
  edition_id text,
  idempotency_key varchar(400) NOT NULL,
  fingerprint bytea NOT NULL,
  business_key varchar(200),
  evidence jsonb NOT NULL,
  shortfalls jsonb, -- [{holderId, stage, missingCents}] of a refusal
  CONSTRAINT ledger_refusal_says_what_is_missing CHECK ((outcome = 'rejected') = (shortfalls IS NOT NULL))
);
CREATE INDEX ledger_transactions_of_dowry ON ledger_transactions (dowry_id) WHERE dowry_id IS NOT NULL;
CREATE UNIQUE INDEX ledger_key_once ON ledger_transactions (idempotency_key);
CREATE UNIQUE INDEX ledger_fact_once ON ledger_transactions (business_key, kind)
  WHERE outcome = 'applied' AND business_key IS NOT NULL;
CREATE UNIQUE INDEX ledger_reversed_once ON ledger_transactions (reverses) WHERE outcome = 'applied' AND reverses IS NOT NULL;

-- What moved. Each side carries the version its holder reached and the link of its chain.
CREATE TABLE ledger_moves (
  transaction_id uuid NOT NULL REFERENCES ledger_transactions (id),
  from_holder_id uuid NOT NULL REFERENCES ledger_holders (id),
  to_holder_id uuid NOT NULL REFERENCES ledger_holders (id),
  amount_cents bigint NOT NULL CONSTRAINT ledger_move_amount_positive CHECK (amount_cents > 0),
  from_version bigint NOT NULL,
  to_version bigint NOT NULL,
  kind ledger_kind NOT NULL,
  from_kind ledger_holder_kind NOT NULL,
  from_stage ledger_stage NOT NULL,
  to_kind ledger_holder_kind NOT NULL,
  to_stage ledger_stage NOT NULL,
  position smallint NOT NULL,
  from_hash bytea NOT NULL,
  to_hash bytea NOT NULL,
  PRIMARY KEY (transaction_id, position),
  CONSTRAINT ledger_move_allowed FOREIGN KEY (kind, from_kind, from_stage, to_kind, to_stage) REFERENCES ledger_posting_rules
);
CREATE UNIQUE INDEX ledger_from_version_once ON ledger_moves (from_holder_id, from_version);
CREATE UNIQUE INDEX ledger_to_version_once ON ledger_moves (to_holder_id, to_version);

-- The sums of the components below each district fund, by promoter: kept in the posting, so that a budget is read and
-- not added up. They hold no money: proofs compare them with the holders.
CREATE TABLE ledger_totals (
  edition_id text NOT NULL REFERENCES editions (id),
  fund_id text NOT NULL REFERENCES funds (id),
  district_id uuid NOT NULL REFERENCES districts (id),
  organisation_id uuid NOT NULL REFERENCES organisations (id),
  component text NOT NULL,
  reserved_cents bigint NOT NULL,
  committed_cents bigint NOT NULL,
  accrued_cents bigint NOT NULL,
  ordered_cents bigint NOT NULL,
  paid_cents bigint NOT NULL,
  recoverable_cents bigint NOT NULL,
  PRIMARY KEY (edition_id, fund_id, district_id, organisation_id, component)
) WITH (fillfactor = 50);

-- the chain: fixed-width bytes, never joined text -------------------------------------------------------------

-- What a holder is: the link before its first move.
CREATE FUNCTION app.ledger_genesis(id uuid, kind text, edition text, fund text, district uuid, organisation uuid, dowry uuid, component text)
  RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  RETURN sha256('\x0001'::bytea || uuid_send(id) || sha256(convert_to(kind, 'UTF8')) || sha256(convert_to(edition, 'UTF8'))
    || sha256(convert_to(fund, 'UTF8')) || uuid_send(coalesce(district, '00000000-0000-0000-0000-000000000000'))
    || uuid_send(coalesce(organisation, '00000000-0000-0000-0000-000000000000'))
    || uuid_send(coalesce(dowry, '00000000-0000-0000-0000-000000000000')) || sha256(convert_to(coalesce(component, ''), 'UTF8')));

-- Everything a transaction says besides its moves.
CREATE FUNCTION app.ledger_digest(t ledger_transactions) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  RETURN sha256('\x0001'::bytea || uuid_send(t.id) || uuid_send(t.recorded_by) || timestamptz_send(t.recorded_at)
    || date_send(t.effective_on) || date_send(coalesce(t.original_on, t.effective_on))
    || sha256(convert_to(t.kind::text || t.outcome::text, 'UTF8'))
    || uuid_send(coalesce(t.district_id, '00000000-0000-0000-0000-000000000000'))
    || uuid_send(coalesce(t.organisation_id, '00000000-0000-0000-0000-000000000000'))
    || uuid_send(coalesce(t.dowry_id, '00000000-0000-0000-0000-000000000000'))
    || uuid_send(coalesce(t.reverses, '00000000-0000-0000-0000-000000000000'))
    || sha256(convert_to(coalesce(t.edition_id, ''), 'UTF8')) || sha256(convert_to(t.idempotency_key, 'UTF8')) || sha256(t.fingerprint)
    || sha256(convert_to(coalesce(t.business_key, ''), 'UTF8')) || sha256(convert_to(t.evidence::text, 'UTF8'))
    || sha256(convert_to(coalesce(t.shortfalls::text, ''), 'UTF8')));

-- One move of the transaction with this digest, as both its holders chain it.
CREATE FUNCTION app.ledger_item(digest bytea, pos smallint, rule smallint, from_id uuid, from_version bigint, to_id uuid, to_version bigint, amount bigint)
  RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN digest || int2send(pos) || int2send(rule) || uuid_send(from_id) || int8send(from_version) || uuid_send(to_id)
    || int8send(to_version) || int8send(amount);

-- As a window aggregate it recomputes the links of a holder's whole history in one pass.
CREATE FUNCTION app.ledger_link(link bytea, genesis bytea, item bytea) RETURNS bytea LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN sha256(coalesce(link, genesis) || item);
CREATE AGGREGATE app.ledger_chain(genesis bytea, item bytea) (SFUNC = app.ledger_link, STYPE = bytea);

-- the two doors -----------------------------------------------------------------------------------------------

-- Opens the funds that do not exist yet; asking twice opens once.
CREATE FUNCTION app.open_ledger_funds(ids uuid[], kinds ledger_holder_kind[], edition_ids text[], fund_ids text[], district_ids uuid[])
RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  opened integer;
BEGIN
  IF app.role() IS NULL OR app.role() NOT IN ('authority', 'system') THEN
    RAISE EXCEPTION 'this role opens no funds' USING ERRCODE = 'insufficient_privilege';
  END IF;
  INSERT INTO ledger_holders (id, kind, edition_id, fund_id, district_id, head)
  SELECT asked.id, asked.kind, e.id, f.id, d.id, app.ledger_genesis(asked.id, asked.kind::text, e.id, f.id, d.id, NULL, NULL, NULL)
    FROM unnest(ids, kinds, edition_ids, fund_ids, district_ids) AS asked (id, kind, edition_id, fund_id, district_id)
    JOIN editions e ON e.id = asked.edition_id
    JOIN funds f ON f.id = asked.fund_id
    LEFT JOIN districts d ON d.id = asked.district_id
   WHERE asked.kind <> 'doteComponent' AND (asked.district_id IS NULL) = (d.id IS NULL)
   ORDER BY asked.id
  ON CONFLICT DO NOTHING;
  GET DIAGNOSTICS opened = ROW_COUNT;
  RETURN opened;
END $$;

CREATE TYPE ledger_answer AS (
  outcome text, -- applied, rejected; or keyReused, alreadyPosted, and then nothing was recorded
  transaction_id uuid, -- the one recorded now or, on a replay, then
  replayed boolean,
  shortfalls jsonb
);

-- The value that all who have one share; null when they differ.
CREATE FUNCTION app.only_one(list anyarray) RETURNS anyelement LANGUAGE sql IMMUTABLE PARALLEL SAFE AS $$
  SELECT CASE WHEN (array_remove(list, NULL))[1] = ALL (array_remove(list, NULL)) THEN (array_remove(list, NULL))[1] END
$$;

CREATE FUNCTION app.ledger_answer_of(earlier ledger_transactions, print bytea) RETURNS ledger_answer LANGUAGE sql STABLE
  RETURN CASE WHEN earlier.fingerprint = print
    THEN ROW (earlier.outcome::text, earlier.id, true, earlier.shortfalls)::ledger_answer
    ELSE ROW ('keyReused', earlier.id, true, NULL)::ledger_answer END;

-- Posts one transaction: all its moves or none. Components that do not exist yet are opened by their first move; of two
-- postings that open the same one at once, the second is refused by the primary key.
-- Replays answer first and lock nothing. Then locks are taken in one order for everyone, components before district
-- funds before programme funds before the outside: postings never wait in a circle, and the row that all of them want
-- is held the shortest. The CHECKs above, not the arithmetic here, are what makes overspending impossible.
CREATE FUNCTION app.post_to_ledger(
  posting_id uuid, posting_kind ledger_kind, effective date, original date, key text, print bytea, business text,
  proof jsonb, reversed uuid,
  from_ids uuid[], from_stages ledger_stage[], to_ids uuid[], to_stages ledger_stage[], amounts bigint[],
  open_ids uuid[], open_parents uuid[], open_organisations uuid[], open_dowries uuid[], open_components text[]
) RETURNS ledger_answer LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
  -- Else every call plans its statements again, a third of its time; and a plan made while the tables were small reads
  -- them whole for ever.
  SET plan_cache_mode = force_generic_plan SET enable_seqscan = off
AS $$
#variable_conflict use_column
DECLARE
  stages CONSTANT ledger_stage[] := '{available,reserved,committed,accrued,ordered,paid,recoverable}';
  actor_role CONSTANT text := app.role();
  moves CONSTANT integer := cardinality(amounts);
  -- the holders of the posting in the order of their locks, then the components it opens; seven cents each
  ids uuid[] := '{}';
  kinds ledger_holder_kind[] := '{}';
  editions text[] := '{}';
  funds text[] := '{}';
  districts uuid[] := '{}';
  organisations uuid[] := '{}';
  dowries uuid[] := '{}';
  components text[] := '{}';
  versions bigint[] := '{}';
  heads bytea[] := '{}';
  cents bigint[] := '{}';
  cents_before bigint[];
  existing integer;
  holders integer := 0;
  -- each move as it will be recorded
  rules smallint[] := '{}';
  from_at integer[] := '{}';
  to_at integer[] := '{}';
  from_versions bigint[] := '{}';
  to_versions bigint[] := '{}';
  from_hashes bytea[] := '{}';
  to_hashes bytea[] := '{}';
  held ledger_holders;
  parent ledger_holders;
  rule ledger_posting_rules;
  posted ledger_transactions;
  missing jsonb;
  digest bytea;
  item bytea;
  f integer;
  t integer;
BEGIN
  IF actor_role IS NULL THEN
    RAISE EXCEPTION 'a posting needs an actor' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF moves NOT BETWEEN 1 AND 500 OR (cardinality(from_ids), cardinality(from_stages), cardinality(to_ids), cardinality(to_stages))
     <> (moves, moves, moves, moves) THEN
    RAISE EXCEPTION 'a posting has 1 to 500 whole moves' USING ERRCODE = 'invalid_parameter_value';
  END IF;
  SELECT * INTO posted FROM ledger_transactions WHERE idempotency_key = key;
  IF FOUND THEN
    RETURN app.ledger_answer_of(posted, print);
  END IF;

  -- 1. who takes part; what is another promoter's is neither found nor locked
  IF NOT EXISTS (SELECT FROM ledger_posting_rules r WHERE r.kind = posting_kind AND actor_role = ANY (r.roles)) THEN
    RAISE EXCEPTION 'this role does not post %', posting_kind USING ERRCODE = 'insufficient_privilege';
  END IF;
  FOR held IN SELECT * FROM ledger_holders WHERE id = ANY (from_ids || to_ids)
      AND (actor_role <> 'operator' OR organisation_id IS NULL OR organisation_id = app.organisation_id())
    ORDER BY kind DESC, id FOR NO KEY UPDATE LOOP
    holders := holders + 1;
    ids[holders] := held.id;
    kinds[holders] := held.kind;
    editions[holders] := held.edition_id;
    funds[holders] := held.fund_id;
    districts[holders] := held.district_id;
    organisations[holders] := held.organisation_id;
    dowries[holders] := held.dowry_id;
    components[holders] := held.component;
    versions[holders] := held.version;
    heads[holders] := held.head;
    cents := cents || ARRAY[held.available_cents, held.reserved_cents, held.committed_cents, held.accrued_cents,
      held.ordered_cents, held.paid_cents, held.recoverable_cents];
  END LOOP;
  existing := holders;
  FOR i IN 1 .. coalesce(cardinality(open_ids), 0) LOOP
    CONTINUE WHEN open_ids[i] = ANY (ids);
    IF parent.id IS DISTINCT FROM open_parents[i] THEN
      SELECT * INTO STRICT parent FROM ledger_holders WHERE id = open_parents[i] AND kind = 'districtFund';
    END IF;
    holders := holders + 1;
    ids[holders] := open_ids[i];
    kinds[holders] := 'doteComponent';
    editions[holders] := parent.edition_id;
    funds[holders] := parent.fund_id;
    districts[holders] := parent.district_id;
    organisations[holders] := open_organisations[i];
    dowries[holders] := open_dowries[i];
    components[holders] := open_components[i];
    versions[holders] := 0;
    heads[holders] := app.ledger_genesis(open_ids[i], 'doteComponent', parent.edition_id, parent.fund_id, parent.district_id,
      open_organisations[i], open_dowries[i], open_components[i]);
    cents := cents || '{0,0,0,0,0,0,0}';
  END LOOP;

  -- 2. what each would hold, if the moves are allowed and the actor's to make: else nothing is told of what is there
  cents_before := cents;
  FOR m IN 1 .. moves LOOP
    from_at[m] := array_position(ids, from_ids[m]);
    to_at[m] := array_position(ids, to_ids[m]);
    IF from_at[m] IS NULL OR to_at[m] IS NULL THEN
      RAISE EXCEPTION 'a holder of this posting does not exist' USING ERRCODE = 'no_data_found';
    END IF;
    -- transfers between districts name two district funds; nothing else leaves its edition, fund and district
    IF (editions[from_at[m]], funds[from_at[m]]) <> (editions[to_at[m]], funds[to_at[m]])
       OR ('doteComponent' IN (kinds[from_at[m]], kinds[to_at[m]]) AND districts[from_at[m]] <> districts[to_at[m]]) THEN
      RAISE EXCEPTION 'money does not leave its fund' USING ERRCODE = 'check_violation', CONSTRAINT = 'ledger_move_within_its_fund';
    END IF;
    IF rule.number IS NULL OR (rule.from_kind, rule.from_stage, rule.to_kind, rule.to_stage)
       <> (kinds[from_at[m]], from_stages[m], kinds[to_at[m]], to_stages[m]) THEN
      SELECT * INTO rule FROM ledger_posting_rules r WHERE r.kind = posting_kind AND r.from_kind = kinds[from_at[m]]
        AND r.from_stage = from_stages[m] AND r.to_kind = kinds[to_at[m]] AND r.to_stage = to_stages[m];
      IF NOT FOUND THEN
        RAISE EXCEPTION 'no rule allows move % of %', m, posting_kind USING ERRCODE = 'foreign_key_violation', CONSTRAINT = 'ledger_move_allowed';
      ELSIF NOT actor_role = ANY (rule.roles) THEN
        RAISE EXCEPTION 'this role does not post %', posting_kind USING ERRCODE = 'insufficient_privilege';
      END IF;
    END IF;
    rules[m] := rule.number;
    f := (from_at[m] - 1) * 7 + array_position(stages, from_stages[m]);
    t := (to_at[m] - 1) * 7 + array_position(stages, to_stages[m]);
    cents[f] := cents[f] - amounts[m];
    cents[t] := cents[t] + amounts[m];
  END LOOP;
  IF 0 > ANY (cents) THEN
    missing := (SELECT jsonb_agg(jsonb_build_object('holderId', ids[i], 'stage', stages[s],
        'heldCents', cents_before[i * 7 - 7 + s], 'missingCents', -cents[i * 7 - 7 + s]) ORDER BY i, s)
      FROM generate_series(1, holders) i, generate_series(1, 7) s
      WHERE kinds[i] <> 'outside' AND cents[i * 7 - 7 + s] < 0);
  END IF;

  -- 3. the transaction, whatever its outcome; unless the same key or the same fact was posted in the meantime
  posted := ROW (posting_id, app.actor_id(), clock_timestamp(), pg_current_xact_id(), effective, original, posting_kind,
    CASE WHEN missing IS NULL THEN 'applied' ELSE 'rejected' END, app.only_one(districts), app.only_one(organisations),
    app.only_one(dowries), reversed, app.only_one(editions), key, print, business, coalesce(proof, '{}'), missing)::ledger_transactions;
  INSERT INTO ledger_transactions SELECT posted.* ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN
    SELECT * INTO posted FROM ledger_transactions WHERE idempotency_key = key;
    IF FOUND THEN
      RETURN app.ledger_answer_of(posted, print);
    END IF;
    RETURN ROW ('alreadyPosted', NULL, false, NULL)::ledger_answer;
  END IF;
  IF missing IS NOT NULL THEN
    RETURN ROW ('rejected', posting_id, false, missing)::ledger_answer;
  END IF;

  -- 4. the chain of each holder
  digest := app.ledger_digest(posted);
  FOR m IN 1 .. moves LOOP
    f := from_at[m];
    t := to_at[m];
    versions[f] := versions[f] + 1;
    IF t <> f THEN
      versions[t] := versions[t] + 1;
    END IF;
    item := app.ledger_item(digest, m::smallint, rules[m], ids[f], versions[f], ids[t], versions[t], amounts[m]);
    heads[f] := sha256(heads[f] || item);
    IF t <> f THEN
      heads[t] := sha256(heads[t] || item);
    END IF;
    from_versions[m] := versions[f];
    to_versions[m] := versions[t];
    from_hashes[m] := heads[f];
    to_hashes[m] := heads[t];
  END LOOP;

  -- 5. the balances, the moves and the totals
  FOR i IN 1 .. existing LOOP
    UPDATE ledger_holders SET available_cents = cents[i * 7 - 6], reserved_cents = cents[i * 7 - 5], committed_cents = cents[i * 7 - 4],
      accrued_cents = cents[i * 7 - 3], ordered_cents = cents[i * 7 - 2], paid_cents = cents[i * 7 - 1],
      recoverable_cents = cents[i * 7], version = versions[i], head = heads[i]
     WHERE id = ids[i];
  END LOOP;
  IF holders > existing THEN
    INSERT INTO ledger_holders (id, kind, edition_id, fund_id, district_id, organisation_id, dowry_id, component, available_cents,
      reserved_cents, committed_cents, accrued_cents, ordered_cents, paid_cents, recoverable_cents, version, head)
    SELECT ids[i], kinds[i], editions[i], funds[i], districts[i], organisations[i], dowries[i], components[i], cents[i * 7 - 6],
      cents[i * 7 - 5], cents[i * 7 - 4], cents[i * 7 - 3], cents[i * 7 - 2], cents[i * 7 - 1], cents[i * 7], versions[i], heads[i]
      FROM generate_series(existing + 1, holders) i;
  END IF;
  INSERT INTO ledger_moves (transaction_id, from_holder_id, to_holder_id, amount_cents, from_version, to_version, kind, from_kind,
    from_stage, to_kind, to_stage, position, from_hash, to_hash)
  SELECT posting_id, from_ids[m], to_ids[m], amounts[m], from_versions[m], to_versions[m], posting_kind, kinds[from_at[m]],
    from_stages[m], kinds[to_at[m]], to_stages[m], m, from_hashes[m], to_hashes[m]
    FROM generate_series(1, moves) m;
  IF 'doteComponent' = ANY (kinds) THEN
    INSERT INTO ledger_totals AS was
    SELECT editions[i], funds[i], districts[i], organisations[i], components[i],
      sum(cents[i * 7 - 5] - cents_before[i * 7 - 5]), sum(cents[i * 7 - 4] - cents_before[i * 7 - 4]),
      sum(cents[i * 7 - 3] - cents_before[i * 7 - 3]), sum(cents[i * 7 - 2] - cents_before[i * 7 - 2]),
      sum(cents[i * 7 - 1] - cents_before[i * 7 - 1]), sum(cents[i * 7] - cents_before[i * 7])
      FROM generate_series(1, holders) i
     WHERE kinds[i] = 'doteComponent'
     GROUP BY 1, 2, 3, 4, 5 ORDER BY 1, 2, 3, 4, 5
    ON CONFLICT (edition_id, fund_id, district_id, organisation_id, component) DO UPDATE SET
      reserved_cents = was.reserved_cents + excluded.reserved_cents,
      committed_cents = was.committed_cents + excluded.committed_cents,
      accrued_cents = was.accrued_cents + excluded.accrued_cents,
      ordered_cents = was.ordered_cents + excluded.ordered_cents,
      paid_cents = was.paid_cents + excluded.paid_cents,
      recoverable_cents = was.recoverable_cents + excluded.recoverable_cents;
  END IF;
  RETURN ROW ('applied', posting_id, false, NULL)::ledger_answer;
END $$;

-- who may see and do what -------------------------------------------------------------------------------------

ALTER FUNCTION app.open_ledger_funds OWNER TO approdo_ledger;
ALTER FUNCTION app.post_to_ledger OWNER TO approdo_ledger;
REVOKE ALL ON FUNCTION app.open_ledger_funds, app.post_to_ledger FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.open_ledger_funds, app.post_to_ledger TO approdo_app;

GRANT SELECT ON ledger_posting_rules, ledger_holders, ledger_transactions, ledger_moves, ledger_totals TO approdo_app, approdo_ledger;
GRANT SELECT ON editions, funds, districts TO approdo_ledger;
CREATE POLICY districts_of_ledger ON districts FOR SELECT TO approdo_ledger USING (true);
GRANT INSERT ON ledger_holders, ledger_transactions, ledger_moves, ledger_totals TO approdo_ledger;
-- what a holder is never changes
GRANT UPDATE (available_cents, reserved_cents, committed_cents, accrued_cents, ordered_cents, paid_cents, recoverable_cents, version, head)
  ON ledger_holders TO approdo_ledger;
GRANT UPDATE (reserved_cents, committed_cents, accrued_cents, ordered_cents, paid_cents, recoverable_cents) ON ledger_totals TO approdo_ledger;

CREATE FUNCTION app.refuse_outside_posting() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
  RAISE EXCEPTION '% is written by the posting function only', TG_TABLE_NAME USING ERRCODE = 'restrict_violation';
END $$;

DO $$
DECLARE
  written text;
BEGIN
  FOREACH written IN ARRAY ARRAY['ledger_holders', 'ledger_transactions', 'ledger_moves', 'ledger_totals'] LOOP
    EXECUTE format('CREATE TRIGGER %1$s_posted BEFORE INSERT OR UPDATE ON %1$s FOR EACH ROW WHEN (current_user <> ''approdo_ledger'')
      EXECUTE FUNCTION app.refuse_outside_posting()', written);
    EXECUTE format('ALTER TABLE %1$s ENABLE ALWAYS TRIGGER %1$s_posted', written);
  END LOOP;
  FOREACH written IN ARRAY ARRAY['ledger_transactions', 'ledger_moves', 'ledger_posting_rules'] LOOP
    EXECUTE format('CREATE TRIGGER %1$s_append_only BEFORE UPDATE ON %1$s FOR EACH ROW EXECUTE FUNCTION app.refuse_change()', written);
    EXECUTE format('ALTER TABLE %1$s ENABLE ALWAYS TRIGGER %1$s_append_only', written);
  END LOOP;
  FOREACH written IN ARRAY ARRAY['ledger_holders', 'ledger_transactions', 'ledger_moves', 'ledger_totals', 'ledger_posting_rules'] LOOP
    EXECUTE format('CREATE TRIGGER %1$s_kept BEFORE DELETE ON %1$s FOR EACH ROW EXECUTE FUNCTION app.refuse_change()', written);
    EXECUTE format('CREATE TRIGGER %1$s_never_emptied BEFORE TRUNCATE ON %1$s FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change()', written);
    EXECUTE format('ALTER TABLE %1$s ENABLE ALWAYS TRIGGER %1$s_kept', written);
    EXECUTE format('ALTER TABLE %1$s ENABLE ALWAYS TRIGGER %1$s_never_emptied', written);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', written);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', written);
    EXECUTE format('CREATE POLICY %1$s_posting ON %1$s TO approdo_ledger USING (true) WITH CHECK (true)', written);
  END LOOP;
END $$;

CREATE POLICY ledger_posting_rules_read ON ledger_posting_rules FOR SELECT TO approdo_app USING ((SELECT app.role()) IS NOT NULL);
-- Authority, auditor and system see all; a promoter what its own doti hold; a coordinator its districts.
CREATE POLICY ledger_holders_read ON ledger_holders FOR SELECT TO approdo_app USING (
  (SELECT app.role()) IN ('authority', 'auditor', 'system')
  OR ((SELECT app.role()) = 'operator' AND organisation_id = (SELECT app.organisation_id()))
  OR ((SELECT app.role()) = 'coordinator' AND district_id = ANY ((SELECT app.district_ids())::uuid[])));
CREATE POLICY ledger_totals_read ON ledger_totals FOR SELECT TO approdo_app USING (
  (SELECT app.role()) IN ('authority', 'auditor', 'system')
  OR ((SELECT app.role()) = 'operator' AND organisation_id = (SELECT app.organisation_id()))
  OR ((SELECT app.role()) = 'coordinator' AND district_id = ANY ((SELECT app.district_ids())::uuid[])));
-- A move is seen by who sees one of its holders; a transaction also by its subject, since a refusal has no moves.
CREATE POLICY ledger_moves_read ON ledger_moves FOR SELECT TO approdo_app USING (
  (SELECT app.role()) IN ('authority', 'auditor', 'system')
  OR EXISTS (SELECT FROM ledger_holders h WHERE h.id IN (from_holder_id, to_holder_id)));
CREATE POLICY ledger_transactions_read ON ledger_transactions FOR SELECT TO approdo_app USING (
  (SELECT app.role()) IN ('authority', 'auditor', 'system')
  OR ((SELECT app.role()) = 'operator' AND organisation_id = (SELECT app.organisation_id()))
  OR ((SELECT app.role()) = 'coordinator' AND district_id = ANY ((SELECT app.district_ids())::uuid[]))
  OR ((SELECT app.role()) IN ('operator', 'coordinator') AND EXISTS (SELECT FROM ledger_moves m WHERE m.transaction_id = ledger_transactions.id)));
