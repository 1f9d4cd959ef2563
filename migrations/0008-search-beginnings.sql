-- Beginnings of up to ten letters have an index of their own: with it the newest hits of a word in every entry are read one by
-- one; without it SQLite first makes the list of all of them. Longer beginnings are rare enough to be read like that.
-- only sqlite
CREATE TEMP TABLE search_again (id INTEGER PRIMARY KEY, body TEXT, scope TEXT);
INSERT INTO search_again (id, body, scope) SELECT rowid, body, scope FROM search_index;
DROP TABLE search_index;
CREATE VIRTUAL TABLE search_index USING fts5(body, scope, prefix='2 3 4 5 6 7 8 9 10', tokenize='unicode61 remove_diacritics 2');
INSERT INTO search_index (rowid, body, scope) SELECT id, body, scope FROM search_again ORDER BY id;
DROP TABLE search_again;
-- end
