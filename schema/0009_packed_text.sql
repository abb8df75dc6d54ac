-- The text of articles in compressed form, for archives that 'blattwerk compact --compress' has made small. It then
-- renames the table paragraph to open_paragraph, which goes on taking what is new, and puts a view of both in its place:
-- see docs/schema.md.

CREATE TABLE packed_text (
  article_id INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
  bytes      BLOB NOT NULL               -- a zstd frame: a JSON array of strings, each paragraph behind L, H or T for its kind
) STRICT;

-- What zstd knows beforehand of texts such as these.
CREATE TABLE text_dictionary (
  id    INTEGER PRIMARY KEY,             -- as frames name it
  bytes BLOB NOT NULL
) STRICT;
