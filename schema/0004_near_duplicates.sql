-- Derived: reports that several articles give in nearly the same words (docs/duplicates.md).

-- The articles that have near duplicates; a group is named by the lowest id in it.
CREATE TABLE near_duplicate (
  article_key INTEGER PRIMARY KEY REFERENCES article (key) ON DELETE CASCADE ON UPDATE CASCADE,
  group_id    INTEGER NOT NULL
) STRICT;
CREATE INDEX near_duplicate_by_group ON near_duplicate (group_id, article_key);

-- Finds candidates: the fingerprints of all articles, as sorted runs of pairs (minimum, article id), 32 bits each,
-- little-endian. A batch of an import makes a run; runs are merged as they become many. Articles that were deleted or
-- changed stay in it; who reads it looks at the articles themselves.
CREATE TABLE fingerprint_run (
  id         INTEGER PRIMARY KEY,
  pairs      INTEGER NOT NULL,
  first_page INTEGER NOT NULL,
  minima     BLOB NOT NULL               -- the first one of each page
) STRICT;
CREATE TABLE fingerprint_page (
  id    INTEGER PRIMARY KEY,
  pairs BLOB NOT NULL
) STRICT;
