-- The index knows what a thing is, so that a search for people does not read every entry that holds the same word.
-- only sqlite
CREATE TEMP TABLE search_again (id INTEGER PRIMARY KEY, body TEXT, scope TEXT);
INSERT INTO search_again (id, body, scope)
SELECT i.rowid, i.body, i.scope || ' t' || replace(d.entity, '_', '') FROM search_index i JOIN search_doc d ON d.id = i.rowid;
DELETE FROM search_index;
INSERT INTO search_index (rowid, body, scope) SELECT id, body, scope FROM search_again ORDER BY id;
DROP TABLE search_again;
-- end
-- only pgsql
UPDATE search_index SET words = words || setweight(to_tsvector('simple', 't' || replace(d.entity, '_', '')), 'B')
FROM search_doc d WHERE d.id = search_index.id;
-- end
