-- Derived: the words of the articles as they are written, and the names in them, each with the number of articles, for
-- completion and for "Meinten Sie …?" (docs/spelling.md). Both tables may be emptied at any time: nothing is offered then
-- until 'reindex' has filled them anew.

-- Every batch of articles writes a run; runs are merged as they become many.
CREATE TABLE vocabulary_run (
  id      INTEGER PRIMARY KEY,
  level   INTEGER NOT NULL,              -- how often its words were merged
  entries INTEGER NOT NULL
) STRICT;

-- Some entries of a run, which follow each other by their keys.
CREATE TABLE vocabulary_block (
  id        INTEGER PRIMARY KEY,
  run       INTEGER NOT NULL,
  first_key BLOB NOT NULL,
  most      INTEGER NOT NULL,            -- the articles of its most frequent entry
  entries   BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX vocabulary_block_by_key ON vocabulary_block (run, first_key, most);
