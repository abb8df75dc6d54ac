-- Derived: by what articles are counted and filtered (docs/facets.md). For each segment of the impact index, which of its
-- articles have a source, a section, an author or an entity, as sets of its ordinals. Made where they are missing at the end
-- of an import; never trusted over the tables they come from, and may be emptied at any time: those tables are read then.

-- A segment whose sets are all there.
CREATE TABLE facet_segment (
  segment INTEGER PRIMARY KEY            -- impact_segment.id
) STRICT;

-- The values that many articles have: the set of each.
CREATE TABLE facet_set (
  segment  INTEGER NOT NULL,
  facet    TEXT NOT NULL,                -- source, section, author; person, organization, place, other
  articles INTEGER NOT NULL,             -- in the set, which may hold articles deleted since
  value    ANY NOT NULL,                 -- the name; the id of an entity
  ordinals BLOB NOT NULL,
  PRIMARY KEY (segment, facet, articles, value)
) STRICT, WITHOUT ROWID;
CREATE UNIQUE INDEX facet_set_by_value ON facet_set (segment, facet, value);

-- The others, some to a row, those with more articles first.
CREATE TABLE facet_rest (
  segment INTEGER NOT NULL,
  facet   TEXT NOT NULL,
  n       INTEGER NOT NULL,
  sets    BLOB NOT NULL,
  PRIMARY KEY (segment, facet, n)
) STRICT;

-- Derived: the words of a segment (no parts of compounds) by their endings, for words that are searched for without their
-- beginning: backwards, in the order of bytes, some to a row, with the number of articles. A segment has all or none.
CREATE TABLE impact_ending (
  segment INTEGER NOT NULL,
  first   BLOB NOT NULL,                 -- the first word of the row, backwards
  words   BLOB NOT NULL,
  PRIMARY KEY (segment, first)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER facet_segment_gone AFTER DELETE ON impact_segment BEGIN
  DELETE FROM facet_segment WHERE segment = OLD.id;
  DELETE FROM facet_set WHERE segment = OLD.id;
  DELETE FROM facet_rest WHERE segment = OLD.id;
  DELETE FROM impact_ending WHERE segment = OLD.id;
END;
