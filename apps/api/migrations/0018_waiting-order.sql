-- The waiting list holds its order: what each place is worth now, and who may know of it.

-- The dowries that still wait, with their place in the district and edition, and whether the district has enough for each after all
-- those before it. The first that it does not cover stops the list, as it stops the offers.
CREATE VIEW waiting_places WITH (security_invoker = true) AS
WITH listed AS (
  SELECT w.id, w.edition_id, w.district_id, w.needs,
      row_number() OVER (PARTITION BY w.edition_id, w.district_id ORDER BY w.preceded_at NULLS LAST, w.requested_at, w.id)::integer AS place
    FROM waiting_entries w JOIN dowries d ON d.id = w.dowry_id AND d.state = 'requested'
   WHERE w.left_at IS NULL
), asked AS (
  SELECT l.id, l.edition_id, l.district_id, l.place,
      sum(n.value::bigint) OVER (PARTITION BY l.edition_id, l.district_id, n.key ORDER BY l.place) <= coalesce(h.available_cents, 0) AS is_there
    FROM listed l CROSS JOIN jsonb_each_text(l.needs) n
    LEFT JOIN ledger_holders h ON h.kind = 'districtFund' AND h.edition_id = l.edition_id AND h.fund_id = n.key AND h.district_id = l.district_id
)
SELECT a.id AS entry_id, a.edition_id, a.district_id, a.place,
    bool_and(bool_and(a.is_there)) OVER (PARTITION BY a.edition_id, a.district_id ORDER BY a.place) AS is_covered
  FROM asked a GROUP BY a.id, a.edition_id, a.district_id, a.place;
GRANT SELECT ON waiting_places TO approdo_app, approdo_definer;

-- A promoter sees the entries of its own dowries.
CREATE POLICY waiting_entries_of_own_dowries ON waiting_entries FOR SELECT TO approdo_app USING (
  (SELECT app.role()) = 'operator' AND organisation_id = (SELECT app.organisation_id()));

-- The place of a dowry counts entries that its promoter may not see: this tells the number and whether money is there, and nothing of
-- the others. Answers only who may read the dowry.
CREATE FUNCTION app.waiting_place(of_dowry_id uuid, OUT place integer, OUT is_covered boolean)
LANGUAGE plpgsql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp AS $$
DECLARE
  entry waiting_entries;
BEGIN
  SELECT * INTO entry FROM waiting_entries w WHERE w.dowry_id = of_dowry_id AND w.left_at IS NULL;
  IF NOT FOUND OR app.role() IS NULL OR NOT (CASE app.role()
    WHEN 'operator' THEN entry.organisation_id = app.organisation_id()
    WHEN 'coordinator' THEN entry.district_id = ANY (app.district_ids())
    ELSE app.role() IN ('authority', 'auditor', 'system') END) THEN
    RETURN;
  END IF;
  SELECT p.place, p.is_covered INTO waiting_place.place, waiting_place.is_covered FROM waiting_places p
   WHERE p.edition_id = entry.edition_id AND p.district_id = entry.district_id AND p.entry_id = entry.id;
END $$;
ALTER FUNCTION app.waiting_place(uuid) OWNER TO approdo_definer;
REVOKE ALL ON FUNCTION app.waiting_place(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.waiting_place(uuid) TO approdo_app;

-- A request that is refused or withdrawn leaves its place, and what it was offered, to the next.
CREATE TRIGGER dowries_place_left AFTER UPDATE ON dowries FOR EACH ROW
  WHEN (OLD.state = 'requested' AND NEW.state IN ('refused', 'withdrawn')) EXECUTE FUNCTION app.offer_returned_money();
