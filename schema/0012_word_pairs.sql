-- Derived: where two of the most frequent words of a segment of the impact index stand side by side, so that phrases such
-- as "und den", whose words are in most articles, need not be sought in each of them (docs/impact-index.md). Made where
-- they are missing at the end of an import; may be emptied at any time.

-- A segment whose pairs are all there.
CREATE TABLE impact_pair_segment (
  segment     INTEGER PRIMARY KEY,       -- impact_segment.id
  words       TEXT NOT NULL,             -- whose pairs these are, divided by blanks
  first_chunk INTEGER NOT NULL,          -- of impact_chunk
  last_chunk  INTEGER NOT NULL
) STRICT;

-- The pairs that occur.
CREATE TABLE impact_pair (
  segment   INTEGER NOT NULL,
  pair      TEXT NOT NULL,               -- both words, with a blank between
  articles  INTEGER NOT NULL,
  directory INTEGER NOT NULL,            -- the place of the directory of blocks
  PRIMARY KEY (segment, pair)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER impact_pair_segment_gone AFTER DELETE ON impact_segment BEGIN
  DELETE FROM impact_pair_segment WHERE segment = OLD.id;
  DELETE FROM impact_pair WHERE segment = OLD.id;
END;
CREATE TRIGGER impact_pairs_gone AFTER DELETE ON impact_pair_segment BEGIN
  DELETE FROM impact_chunk WHERE id BETWEEN OLD.first_chunk AND OLD.last_chunk;
END;
