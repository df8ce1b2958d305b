-- Every kind of posting, reversals, and months that are closed and opened again by two persons.

-- the rules ---------------------------------------------------------------------------------------------------
-- Who causes what, in the trade: a promoter starts an internship, certifies hours and ends a path; the authority admits months,
-- orders, records what the bank answered, and asks money back; a coordinator gives to another district. Jobs do what these do.

ALTER TABLE ledger_posting_rules NO FORCE ROW LEVEL SECURITY;
INSERT INTO ledger_posting_rules (number, kind, from_kind, from_stage, to_kind, to_stage, roles) VALUES
  (5, 'transfer', 'districtFund', 'available', 'districtFund', 'available', '{coordinator,authority,system}'),
  (6, 'commit', 'doteComponent', 'reserved', 'doteComponent', 'committed', '{operator,authority,system}'),
  (7, 'accrue', 'doteComponent', 'committed', 'doteComponent', 'accrued', '{operator,authority,system}'),
  (8, 'order', 'doteComponent', 'accrued', 'doteComponent', 'ordered', '{authority,system}'),
  (9, 'pay', 'doteComponent', 'ordered', 'doteComponent', 'paid', '{authority,system}'),
  (10, 'reject', 'doteComponent', 'ordered', 'doteComponent', 'accrued', '{authority,system}'),
  (11, 'recover', 'doteComponent', 'paid', 'doteComponent', 'recoverable', '{authority,system}'),
  (12, 'recovered', 'doteComponent', 'recoverable', 'districtFund', 'available', '{authority,system}'),
  -- a path that ends gives back what is not due; a claim that is reduced, what is not admitted
  (13, 'release', 'doteComponent', 'committed', 'districtFund', 'available', '{operator,authority,system}'),
  (14, 'release', 'doteComponent', 'accrued', 'districtFund', 'available', '{authority,system}'),
  -- a reversal goes the other way; a promoter's own acts are its own to undo
  (21, 'reverse', 'programmeFund', 'available', 'outside', 'available', '{authority,system}'),
  (22, 'reverse', 'districtFund', 'available', 'programmeFund', 'available', '{authority,system}'),
  (23, 'reverse', 'doteComponent', 'reserved', 'districtFund', 'available', '{authority,system}'),
  (24, 'reverse', 'districtFund', 'available', 'doteComponent', 'reserved', '{operator,authority,system}'),
  (25, 'reverse', 'districtFund', 'available', 'districtFund', 'available', '{authority,system}'),
  (26, 'reverse', 'doteComponent', 'committed', 'doteComponent', 'reserved', '{operator,authority,system}'),
  (27, 'reverse', 'doteComponent', 'accrued', 'doteComponent', 'committed', '{operator,authority,system}'),
  (28, 'reverse', 'doteComponent', 'ordered', 'doteComponent', 'accrued', '{authority,system}'),
  (29, 'reverse', 'doteComponent', 'paid', 'doteComponent', 'ordered', '{authority,system}'),
  (30, 'reverse', 'doteComponent', 'accrued', 'doteComponent', 'ordered', '{authority,system}'),
  (31, 'reverse', 'doteComponent', 'recoverable', 'doteComponent', 'paid', '{authority,system}'),
  (32, 'reverse', 'districtFund', 'available', 'doteComponent', 'recoverable', '{authority,system}'),
  (33, 'reverse', 'districtFund', 'available', 'doteComponent', 'committed', '{operator,authority,system}'),
  (34, 'reverse', 'districtFund', 'available', 'doteComponent', 'accrued', '{authority,system}');
ALTER TABLE ledger_posting_rules FORCE ROW LEVEL SECURITY;

-- A fact that was posted and undone may be posted again, with the next number; what stands is there once.
ALTER TABLE ledger_transactions ADD COLUMN fact_number smallint NOT NULL DEFAULT 0;
DROP INDEX ledger_fact_once;
CREATE UNIQUE INDEX ledger_fact_once ON ledger_transactions (business_key, kind, fact_number)
  WHERE outcome = 'applied' AND business_key IS NOT NULL;
ALTER TABLE ledger_transactions ADD CONSTRAINT ledger_reversal_names_what_it_undoes CHECK ((kind = 'reverse') = (reverses IS NOT NULL));

-- Everything a transaction says besides its moves. The number of a fact enters only when it is not the first.
CREATE OR REPLACE FUNCTION app.ledger_digest(t ledger_transactions) RETURNS bytea LANGUAGE sql STABLE PARALLEL SAFE
  RETURN sha256('\x0001'::bytea || uuid_send(t.id) || uuid_send(t.recorded_by) || timestamptz_send(t.recorded_at)
    || date_send(t.effective_on) || date_send(coalesce(t.original_on, t.effective_on))
    || sha256(convert_to(t.kind::text || t.outcome::text, 'UTF8'))
    || uuid_send(coalesce(t.district_id, '00000000-0000-0000-0000-000000000000'))
    || uuid_send(coalesce(t.organisation_id, '00000000-0000-0000-0000-000000000000'))
    || uuid_send(coalesce(t.dowry_id, '00000000-0000-0000-0000-000000000000'))
    || uuid_send(coalesce(t.reverses, '00000000-0000-0000-0000-000000000000'))
    || sha256(convert_to(coalesce(t.edition_id, ''), 'UTF8')) || sha256(convert_to(t.idempotency_key, 'UTF8')) || sha256(t.fingerprint)
    || sha256(convert_to(coalesce(t.business_key, ''), 'UTF8')) || sha256(convert_to(t.evidence::text, 'UTF8'))
    || sha256(convert_to(coalesce(t.shortfalls::text, ''), 'UTF8'))
    || CASE WHEN t.fact_number = 0 THEN ''::bytea ELSE int2send(t.fact_number) END);

-- the months --------------------------------------------------------------------------------------------------

-- A month is open until it is closed. The row is what a posting looks at, under a shared lock of the month; whoever closes
-- takes the lock alone, so every posting is before the close or sees it.
CREATE TABLE ledger_periods (
  month date PRIMARY KEY CONSTRAINT ledger_period_is_a_month CHECK (extract(day FROM month) = 1),
  closed_at timestamptz
);

-- Who asked to close a month or to open it again, why, and who decided: never the same person.
CREATE TABLE ledger_period_acts (
  id uuid PRIMARY KEY,
  month date NOT NULL CONSTRAINT ledger_period_act_of_a_month CHECK (extract(day FROM month) = 1),
  act text NOT NULL CONSTRAINT ledger_period_act_known CHECK (act IN ('close', 'reopen')),
  reason text NOT NULL CONSTRAINT ledger_period_reason_length CHECK (length(reason) BETWEEN 3 AND 2000),
  proposed_by uuid NOT NULL,
  proposed_at timestamptz NOT NULL,
  decision text CONSTRAINT ledger_period_decision_known CHECK (decision IN ('confirmed', 'rejected')),
  decision_reason text CONSTRAINT ledger_period_decision_reason_length CHECK (length(decision_reason) BETWEEN 3 AND 2000),
  decided_by uuid,
  decided_at timestamptz,
  CONSTRAINT ledger_period_decision_whole CHECK (num_nulls(decision, decided_by, decided_at) IN (0, 3)),
  CONSTRAINT ledger_period_rejected_with_a_reason CHECK (decision <> 'rejected' OR decision_reason IS NOT NULL),
  CONSTRAINT ledger_period_confirmed_by_another CHECK (decision <> 'confirmed' OR decided_by <> proposed_by)
);
CREATE UNIQUE INDEX ledger_period_act_pending_once ON ledger_period_acts (month) WHERE decision IS NULL;
CREATE INDEX ledger_period_acts_by_month ON ledger_period_acts (month DESC, proposed_at DESC);

-- The number under which a month is locked.
CREATE FUNCTION app.ledger_month_number(day date) RETURNS integer LANGUAGE sql IMMUTABLE PARALLEL SAFE
  RETURN (extract(year FROM day) * 12 + extract(month FROM day))::integer;

-- Asks to close a month or to open it again. Answers `proposed`, or why not: `pending`, `alreadySo`.
CREATE FUNCTION app.propose_ledger_period(act_id uuid, of_month date, what text, why text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
BEGIN
  IF app.role() IS NULL OR app.role() NOT IN ('authority', 'system') THEN
    RAISE EXCEPTION 'this role closes no months' USING ERRCODE = 'insufficient_privilege';
  END IF;
  IF (what = 'close') = EXISTS (SELECT FROM ledger_periods WHERE month = of_month AND closed_at IS NOT NULL) THEN
    RETURN 'alreadySo';
  END IF;
  INSERT INTO ledger_period_acts (id, month, act, reason, proposed_by, proposed_at)
  VALUES (act_id, of_month, what, why, app.actor_id(), clock_timestamp())
  ON CONFLICT (month) WHERE decision IS NULL DO NOTHING;
  RETURN CASE WHEN FOUND THEN 'proposed' ELSE 'pending' END;
END $$;

-- Decides what another asked. A close waits for the postings of the month that are under way, and those that come wait for it.
-- Answers `decided`, or why not: `decidedBefore`, `samePerson`.
CREATE FUNCTION app.decide_ledger_period(act_id uuid, confirmed boolean, why text) RETURNS text
LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  asked ledger_period_acts;
BEGIN
  IF app.role() IS NULL OR app.role() NOT IN ('authority', 'system') THEN
    RAISE EXCEPTION 'this role closes no months' USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT * INTO asked FROM ledger_period_acts WHERE id = act_id FOR UPDATE;
  IF NOT FOUND THEN
    RAISE EXCEPTION 'nobody asked for that' USING ERRCODE = 'no_data_found';
  ELSIF asked.decision IS NOT NULL THEN
    RETURN 'decidedBefore';
  ELSIF confirmed AND asked.proposed_by = app.actor_id() THEN
    RETURN 'samePerson';
  END IF;
  IF confirmed THEN
    PERFORM pg_advisory_xact_lock(724190511, app.ledger_month_number(asked.month));
  END IF;
  UPDATE ledger_period_acts SET decision = CASE WHEN confirmed THEN 'confirmed' ELSE 'rejected' END, decision_reason = why,
    decided_by = app.actor_id(), decided_at = clock_timestamp() WHERE id = act_id RETURNING * INTO asked;
  IF confirmed THEN
    INSERT INTO ledger_periods (month, closed_at) VALUES (asked.month, CASE asked.act WHEN 'close' THEN asked.decided_at END)
    ON CONFLICT (month) DO UPDATE SET closed_at = excluded.closed_at;
  END IF;
  RETURN 'decided';
END $$;

-- the two doors -----------------------------------------------------------------------------------------------

-- A coordinator who gives to another district may open that district's fund.
-- Opens the funds that do not exist yet; asking twice opens once.
CREATE OR REPLACE FUNCTION app.open_ledger_funds(ids uuid[], kinds ledger_holder_kind[], edition_ids text[], fund_ids text[], district_ids uuid[])
RETURNS integer LANGUAGE plpgsql SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  opened integer;
BEGIN
  IF app.role() IS NULL OR NOT (app.role() IN ('authority', 'system') OR (app.role() = 'coordinator' AND 'districtFund' = ALL (kinds))) THEN
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

CREATE OR REPLACE FUNCTION app.post_to_ledger(
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
  moves integer;
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
  undone ledger_transactions;
  again ledger_transactions;
  fact smallint;
  missing jsonb;
  digest bytea;
  item bytea;
  f integer;
  t integer;
BEGIN
  IF actor_role IS NULL THEN
    RAISE EXCEPTION 'a posting needs an actor' USING ERRCODE = 'insufficient_privilege';
  END IF;
  SELECT * INTO posted FROM ledger_transactions WHERE idempotency_key = key;
  IF FOUND THEN
    RETURN app.ledger_answer_of(posted, print);
  END IF;
  IF NOT EXISTS (SELECT FROM ledger_posting_rules r WHERE r.kind = posting_kind AND actor_role = ANY (r.roles)) THEN
    RAISE EXCEPTION 'this role does not post %', posting_kind USING ERRCODE = 'insufficient_privilege';
  END IF;

  -- 1. a reversal moves back exactly what its transaction moved, by its author or an authority
  IF (posting_kind = 'reverse') <> (reversed IS NOT NULL) THEN
    RAISE EXCEPTION 'a reversal, and nothing else, names what it undoes' USING ERRCODE = 'invalid_parameter_value';
  ELSIF posting_kind = 'reverse' THEN
    SELECT * INTO undone FROM ledger_transactions
     WHERE id = reversed AND outcome = 'applied' AND kind <> 'reverse'
       AND (actor_role <> 'operator' OR organisation_id = app.organisation_id());
    IF NOT FOUND THEN
      RAISE EXCEPTION 'there is no such transaction to undo' USING ERRCODE = 'no_data_found';
    ELSIF undone.recorded_by <> app.actor_id() AND actor_role NOT IN ('authority', 'system') THEN
      RAISE EXCEPTION 'another recorded it' USING ERRCODE = 'insufficient_privilege';
    END IF;
    SELECT array_agg(m.to_holder_id ORDER BY m.position DESC), array_agg(m.to_stage ORDER BY m.position DESC),
        array_agg(m.from_holder_id ORDER BY m.position DESC), array_agg(m.from_stage ORDER BY m.position DESC),
        array_agg(m.amount_cents ORDER BY m.position DESC)
      INTO from_ids, from_stages, to_ids, to_stages, amounts FROM ledger_moves m WHERE m.transaction_id = reversed;
  END IF;
  moves := cardinality(amounts);
  IF moves NOT BETWEEN 1 AND 500 OR (cardinality(from_ids), cardinality(from_stages), cardinality(to_ids), cardinality(to_stages))
     <> (moves, moves, moves, moves) THEN
    RAISE EXCEPTION 'a posting has 1 to 500 whole moves' USING ERRCODE = 'invalid_parameter_value';
  END IF;

  -- 2. the month it belongs to, which stays open until this is committed; a fact of a closed month goes to the next that
  -- is open, and keeps its own day
  PERFORM pg_advisory_xact_lock_shared(724190511, app.ledger_month_number(effective));
  WHILE EXISTS (SELECT FROM ledger_periods p WHERE p.month = date_trunc('month', effective)::date AND p.closed_at IS NOT NULL) LOOP
    original := coalesce(original, effective);
    effective := (date_trunc('month', effective) + interval '1 month')::date;
    PERFORM pg_advisory_xact_lock_shared(724190511, app.ledger_month_number(effective));
  END LOOP;

  -- 3. who takes part; what is another promoter's is neither found nor locked, and a coordinator takes from the own districts only
  IF actor_role = 'coordinator' AND EXISTS (SELECT FROM ledger_holders
      WHERE id = ANY (from_ids) AND (kind = 'districtFund' AND district_id = ANY (app.district_ids())) IS NOT TRUE) THEN
    RAISE EXCEPTION 'a holder of this posting does not exist' USING ERRCODE = 'no_data_found';
  END IF;
  FOR held IN SELECT * FROM ledger_holders WHERE id = ANY (from_ids || to_ids)
      AND (actor_role <> 'operator' OR organisation_id IS NULL OR organisation_id = app.organisation_id())
      AND (actor_role <> 'coordinator' OR kind = 'districtFund')
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

  -- 4. what each would hold, if the moves are allowed and the actor's to make: else nothing is told of what is there
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

  -- what was posted before is not a want of money
  IF missing IS NOT NULL AND EXISTS (SELECT FROM ledger_transactions x
      WHERE x.business_key = business AND x.kind = posting_kind AND x.outcome = 'applied'
        AND NOT EXISTS (SELECT FROM ledger_transactions r WHERE r.reverses = x.id AND r.outcome = 'applied')) THEN
    RETURN ROW ('alreadyPosted', NULL, false, NULL)::ledger_answer;
  END IF;

  -- 5. the transaction, whatever its outcome; unless the same key or the same fact was posted in the meantime. A fact that was
  -- undone may be posted again: it then has the next number.
  posted := ROW (posting_id, app.actor_id(), clock_timestamp(), pg_current_xact_id(), effective, original, posting_kind,
    CASE WHEN missing IS NULL THEN 'applied' ELSE 'rejected' END, app.only_one(districts), app.only_one(organisations),
    app.only_one(dowries), reversed, app.only_one(editions), key, print, business, coalesce(proof, '{}'), missing, 0)::ledger_transactions;
  INSERT INTO ledger_transactions SELECT posted.* ON CONFLICT DO NOTHING;
  IF NOT FOUND THEN
    again := posted;
    SELECT * INTO posted FROM ledger_transactions WHERE idempotency_key = key;
    IF FOUND THEN
      RETURN app.ledger_answer_of(posted, print);
    END IF;
    SELECT max(x.fact_number) + 1 INTO fact FROM ledger_transactions x
     WHERE x.business_key = business AND x.kind = posting_kind AND x.outcome = 'applied'
    HAVING bool_and(EXISTS (SELECT FROM ledger_transactions r WHERE r.reverses = x.id AND r.outcome = 'applied'));
    IF fact IS NULL THEN
      RETURN ROW ('alreadyPosted', NULL, false, NULL)::ledger_answer;
    END IF;
    posted := again;
    posted.fact_number := fact;
    INSERT INTO ledger_transactions SELECT posted.* ON CONFLICT DO NOTHING;
    IF NOT FOUND THEN
      RETURN ROW ('alreadyPosted', NULL, false, NULL)::ledger_answer;
    END IF;
  END IF;
  IF missing IS NOT NULL THEN
    RETURN ROW ('rejected', posting_id, false, missing)::ledger_answer;
  END IF;

  -- 6. the chain of each holder
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

  -- 7. the balances, the moves and the totals
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

ALTER FUNCTION app.propose_ledger_period OWNER TO approdo_ledger;
ALTER FUNCTION app.decide_ledger_period OWNER TO approdo_ledger;
REVOKE ALL ON FUNCTION app.propose_ledger_period, app.decide_ledger_period FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.propose_ledger_period, app.decide_ledger_period TO approdo_app;

GRANT SELECT ON ledger_periods, ledger_period_acts TO approdo_app, approdo_ledger;
GRANT INSERT ON ledger_periods, ledger_period_acts TO approdo_ledger;
GRANT UPDATE (closed_at) ON ledger_periods TO approdo_ledger;
GRANT UPDATE (decision, decision_reason, decided_by, decided_at) ON ledger_period_acts TO approdo_ledger;

DO $$
DECLARE
  written text;
BEGIN
  FOREACH written IN ARRAY ARRAY['ledger_periods', 'ledger_period_acts'] LOOP
    EXECUTE format('CREATE TRIGGER %1$s_posted BEFORE INSERT OR UPDATE ON %1$s FOR EACH ROW WHEN (current_user <> ''approdo_ledger'')
      EXECUTE FUNCTION app.refuse_outside_posting()', written);
    EXECUTE format('CREATE TRIGGER %1$s_kept BEFORE DELETE ON %1$s FOR EACH ROW EXECUTE FUNCTION app.refuse_change()', written);
    EXECUTE format('CREATE TRIGGER %1$s_never_emptied BEFORE TRUNCATE ON %1$s FOR EACH STATEMENT EXECUTE FUNCTION app.refuse_change()', written);
    EXECUTE format('ALTER TABLE %1$s ENABLE ALWAYS TRIGGER %1$s_posted', written);
    EXECUTE format('ALTER TABLE %1$s ENABLE ALWAYS TRIGGER %1$s_kept', written);
    EXECUTE format('ALTER TABLE %1$s ENABLE ALWAYS TRIGGER %1$s_never_emptied', written);
    EXECUTE format('ALTER TABLE %I ENABLE ROW LEVEL SECURITY', written);
    EXECUTE format('ALTER TABLE %I FORCE ROW LEVEL SECURITY', written);
    EXECUTE format('CREATE POLICY %1$s_posting ON %1$s TO approdo_ledger USING (true) WITH CHECK (true)', written);
    EXECUTE format('CREATE POLICY %1$s_read ON %1$s FOR SELECT TO approdo_app
      USING ((SELECT app.role()) IN (''coordinator'', ''authority'', ''auditor'', ''system''))', written);
  END LOOP;
END $$;
-- what was decided is never decided again
CREATE TRIGGER ledger_period_acts_decided BEFORE UPDATE ON ledger_period_acts FOR EACH ROW WHEN (old.decision IS NOT NULL)
  EXECUTE FUNCTION app.refuse_change();
ALTER TABLE ledger_period_acts ENABLE ALWAYS TRIGGER ledger_period_acts_decided;
