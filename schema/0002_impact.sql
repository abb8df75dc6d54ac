-- Derived: the impact index, which finds the best articles without looking at all that match. It mirrors article_fts in a
-- form of its own (docs/impact-index.md), is never trusted over it, and may be emptied at any time: searches then use
-- article_fts until 'reindex' has made it anew.

-- One row while the index covers the archive; none where it has to be made anew.
CREATE TABLE impact_state (
  id         INTEGER PRIMARY KEY CHECK (id = 1),
  format     INTEGER NOT NULL,
  generation INTEGER NOT NULL,           -- counts the changes
  next_chunk INTEGER NOT NULL            -- ids of chunks are never used again
) STRICT;
INSERT INTO impact_state (id, format, generation, next_chunk)
  SELECT 1, 2, 0, 1 WHERE NOT EXISTS (SELECT 1 FROM article);

-- A frozen part of the index: some articles by ordinals, which follow their keys.
CREATE TABLE impact_segment (
  id          INTEGER PRIMARY KEY,
  articles    INTEGER NOT NULL,          -- the deleted ones included
  tokens      INTEGER NOT NULL,          -- of the articles not deleted
  first_key   INTEGER NOT NULL,
  last_key    INTEGER NOT NULL,
  first_chunk INTEGER NOT NULL,
  last_chunk  INTEGER NOT NULL,
  landmarks   BLOB NOT NULL,             -- where the keys and lengths of the articles are
  deleted     BLOB NOT NULL              -- ordinals, 32 bits each, ascending
) STRICT;

-- The terms of a segment in order, some to a row.
CREATE TABLE impact_dictionary (
  segment    INTEGER NOT NULL,
  first_term BLOB NOT NULL,
  terms      BLOB NOT NULL,
  PRIMARY KEY (segment, first_term)
) STRICT, WITHOUT ROWID;

CREATE TABLE impact_chunk (
  id    INTEGER PRIMARY KEY,
  bytes BLOB NOT NULL
) STRICT;
