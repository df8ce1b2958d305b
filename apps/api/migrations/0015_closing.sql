-- A promoter does not close while doti of it stand open: their money would have nobody who answers for it. Who closes a
-- body sees no dowry under the policies; this tells how many there are and nothing else, to who may close a body.
CREATE FUNCTION app.open_dowries_of(of_organisation_id uuid, OUT requested integer, OUT granted integer)
LANGUAGE sql STABLE SECURITY DEFINER SET search_path = pg_catalog, public, pg_temp
BEGIN ATOMIC
  SELECT count(*) FILTER (WHERE d.state = 'requested')::integer, count(*) FILTER (WHERE d.state = 'granted')::integer
    FROM dowries d
   WHERE d.organisation_id = of_organisation_id AND d.refused_at IS NULL AND d.withdrawn_at IS NULL
     AND app.role() IN ('administrator', 'authority', 'system');
END;
ALTER FUNCTION app.open_dowries_of(uuid) OWNER TO approdo_definer;
REVOKE ALL ON FUNCTION app.open_dowries_of(uuid) FROM PUBLIC;
GRANT EXECUTE ON FUNCTION app.open_dowries_of(uuid) TO approdo_app;
