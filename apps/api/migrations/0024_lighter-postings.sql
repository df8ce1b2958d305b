-- Less to do for each request: nothing else is decided, nothing is stored otherwise.

-- A pattern that counts to 255 is built anew for every key, which took a tenth of the database's time for a posting.
ALTER TABLE idempotency_outcomes DROP CONSTRAINT idempotency_key_shape,
  ADD CONSTRAINT idempotency_key_shape CHECK (length(key) BETWEEN 8 AND 255 AND key !~ '[^\x21-\x7e]');

-- The posting function of 0010, with the balances written in one statement instead of one for each holder.
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
  -- (in one statement: each reads the constraints and the triggers of its table anew)
  UPDATE ledger_holders SET available_cents = cents[array_position(ids, id) * 7 - 6], reserved_cents = cents[array_position(ids, id) * 7 - 5],
    committed_cents = cents[array_position(ids, id) * 7 - 4], accrued_cents = cents[array_position(ids, id) * 7 - 3],
    ordered_cents = cents[array_position(ids, id) * 7 - 2], paid_cents = cents[array_position(ids, id) * 7 - 1],
    recoverable_cents = cents[array_position(ids, id) * 7], version = versions[array_position(ids, id)], head = heads[array_position(ids, id)]
   WHERE id = ANY (ids[1:existing]);
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
