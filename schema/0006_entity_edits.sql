-- What the user knows better than the recogniser. An edit is applied to the names of each article as they are found, in the
-- order in which edits were made, so that it holds whatever is imported or made anew; taking it away undoes it.
CREATE TABLE entity_edit (
  id       INTEGER PRIMARY KEY,
  made     TEXT NOT NULL,                -- UTC
  kind     TEXT NOT NULL CHECK (kind IN ('list', 'merge', 'split')),
  type     TEXT,                         -- merge, split: of the entity that changes
  name     TEXT,
  new_type TEXT,                         -- … and what becomes of it
  new_name TEXT,
  beside   TEXT,                         -- split: only in articles that name this, too
  form     TEXT,                         -- split: only where it is called so
  path     TEXT                          -- list: the file it came from
) STRICT;

-- The names of a list, those of newer lists before those of older ones.
CREATE TABLE own_name (
  edit_id INTEGER NOT NULL REFERENCES entity_edit (id) ON DELETE CASCADE,
  n       INTEGER NOT NULL,
  type    TEXT NOT NULL,
  name    TEXT NOT NULL,
  aliases TEXT NOT NULL,                 -- divided by |
  PRIMARY KEY (edit_id, n)
) STRICT, WITHOUT ROWID;
