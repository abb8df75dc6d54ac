-- The full-text index has the ids of articles as its rowids, no longer their keys: ids follow each other, so that FTS5, which
-- writes differences, takes a sixth less. Rows can't be moved from keys to ids, as the index keeps no text: until 'reindex' has
-- made its index anew, an archive that has articles is searched by the impact index alone and not added to.
UPDATE meta SET value = '0' WHERE name = 'analysis_version';
