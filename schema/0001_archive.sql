-- The archive: what was imported (article, paragraph, original, origin), what is known of it (entity, mention), and the
-- index over it (article_fts). Everything below "Derived" can be rebuilt from what stands above.

CREATE TABLE meta (
  name  TEXT PRIMARY KEY,
  value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

-- The bytes imported, each once.
CREATE TABLE original (
  id     INTEGER PRIMARY KEY,
  sha256 BLOB NOT NULL UNIQUE,
  size   INTEGER NOT NULL,               -- before compression
  codec  TEXT NOT NULL CHECK (codec IN ('none', 'zstd')),
  bytes  BLOB NOT NULL
) STRICT;

CREATE TABLE article (
  id           INTEGER PRIMARY KEY,
  key          INTEGER NOT NULL UNIQUE,  -- orders articles by date; see docs/schema.md
  external_id  TEXT UNIQUE,
  title        TEXT NOT NULL,
  kicker       TEXT,
  date         TEXT,                     -- ISO 8601, as precise as known
  updated      TEXT,
  source       TEXT,
  url          TEXT,
  section      TEXT,
  language     TEXT,
  agency       TEXT,
  version      INTEGER NOT NULL DEFAULT 1,
  content_hash BLOB NOT NULL,            -- of title, dates and text: equal for the same story from two files
  original_id  INTEGER NOT NULL REFERENCES original (id),
  imported     TEXT NOT NULL             -- UTC
) STRICT;
CREATE INDEX article_by_original ON article (original_id);
CREATE INDEX article_by_content ON article (content_hash);
CREATE INDEX article_by_url ON article (url) WHERE url IS NOT NULL;
CREATE INDEX article_by_source ON article (source, key) WHERE source IS NOT NULL;
CREATE INDEX article_by_section ON article (section, key) WHERE section IS NOT NULL;

CREATE TABLE author (
  article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  n          INTEGER NOT NULL,
  name       TEXT NOT NULL,
  PRIMARY KEY (article_id, n)
) STRICT, WITHOUT ROWID;
CREATE INDEX author_by_name ON author (name);

CREATE TABLE topic (
  article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  n          INTEGER NOT NULL,
  name       TEXT NOT NULL,
  PRIMARY KEY (article_id, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE paragraph (
  article_id INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  n          INTEGER NOT NULL,           -- from 1; 0 stands for the title elsewhere
  kind       TEXT NOT NULL CHECK (kind IN ('lead', 'heading', 'text')),
  text       TEXT NOT NULL,
  PRIMARY KEY (article_id, n)
) STRICT, WITHOUT ROWID;

-- Where an article came from; the same story from two files has two.
CREATE TABLE origin (
  id           INTEGER PRIMARY KEY,
  article_id   INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  path         TEXT NOT NULL,
  place        TEXT NOT NULL DEFAULT '', -- in the file, where it holds several articles
  title_hash   INTEGER NOT NULL,         -- finds the article again in a file of many
  content_hash BLOB NOT NULL,            -- of what was last seen there
  format       TEXT NOT NULL,
  original_id  INTEGER NOT NULL REFERENCES original (id),
  imported     TEXT NOT NULL
) STRICT;
CREATE INDEX origin_by_article ON origin (article_id);
CREATE INDEX origin_by_path ON origin (path, title_hash);
CREATE INDEX origin_by_original ON origin (original_id);

-- Earlier versions of an article, as they stood.
CREATE TABLE article_version (
  id           INTEGER PRIMARY KEY,
  article_id   INTEGER NOT NULL REFERENCES article (id) ON DELETE CASCADE,
  version      INTEGER NOT NULL,
  title        TEXT NOT NULL,
  kicker       TEXT,
  date         TEXT,
  updated      TEXT,
  content_hash BLOB NOT NULL,
  original_id  INTEGER NOT NULL REFERENCES original (id),
  recorded     TEXT NOT NULL,            -- UTC; when it was replaced, or came in behind a newer one
  UNIQUE (article_id, version)
) STRICT;
CREATE INDEX article_version_by_original ON article_version (original_id);

CREATE TABLE version_paragraph (
  version_id INTEGER NOT NULL REFERENCES article_version (id) ON DELETE CASCADE,
  n          INTEGER NOT NULL,
  kind       TEXT NOT NULL CHECK (kind IN ('lead', 'heading', 'text')),
  text       TEXT NOT NULL,
  PRIMARY KEY (version_id, n)
) STRICT, WITHOUT ROWID;

-- Derived: entities.

CREATE TABLE entity (
  id   INTEGER PRIMARY KEY,
  type TEXT NOT NULL CHECK (type IN ('person', 'organization', 'place', 'other')),
  name TEXT NOT NULL,
  UNIQUE (name, type)
) STRICT;

-- Every form by which an entity can be asked for, case and umlauts folded.
CREATE TABLE entity_name (
  name      TEXT NOT NULL,
  entity_id INTEGER NOT NULL REFERENCES entity (id) ON DELETE CASCADE,
  PRIMARY KEY (name, entity_id)
) STRICT, WITHOUT ROWID;
CREATE INDEX entity_name_by_entity ON entity_name (entity_id);

-- All mentions of one article, as JSON: [[paragraph, start, end, entity_id], …] with 0 for the title and UTF-8 bytes into
-- the paragraph. One row an article costs a third of a row a mention; the view gives a row each.
CREATE TABLE article_mentions (
  article_id INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
  spans      TEXT NOT NULL
) STRICT;
CREATE VIEW mention AS
  SELECT m.article_id,
         json_extract(span.value, '$[0]') AS paragraph,
         json_extract(span.value, '$[1]') AS start,
         json_extract(span.value, '$[2]') AS end,
         json_extract(span.value, '$[3]') AS entity_id
  FROM article_mentions AS m JOIN json_each(m.spans) AS span;

CREATE TABLE article_entity (
  entity_id   INTEGER NOT NULL REFERENCES entity (id),
  article_key INTEGER NOT NULL REFERENCES article (key) ON DELETE CASCADE ON UPDATE CASCADE,
  count       INTEGER NOT NULL,
  PRIMARY KEY (entity_id, article_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_entity_by_article ON article_entity (article_key);

-- Derived: the dates that articles speak of. As JSON: [[paragraph, start, end, TIMEX3 value], …], one row an article …
CREATE TABLE article_dates (
  article_id INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
  spans      TEXT NOT NULL
) STRICT;

-- … and to search by: the days that a date covers, counted from 1970-01-01.
CREATE TABLE date_mention (
  first_day   INTEGER NOT NULL,
  last_day    INTEGER NOT NULL,
  article_key INTEGER NOT NULL REFERENCES article (key) ON DELETE CASCADE ON UPDATE CASCADE,
  PRIMARY KEY (first_day, last_day, article_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX date_mention_by_article ON date_mention (article_key);

-- Derived: the words, beside those every program has, that compounds are split into; made by `reindex`. Lines
-- `word frequency` in zstd, in the order of words.
CREATE TABLE lexicon_block (
  first_word TEXT PRIMARY KEY,
  size       INTEGER NOT NULL,           -- before compression
  words      BLOB NOT NULL
) STRICT, WITHOUT ROWID;

-- Derived: the full-text index. Its rows are written as token streams by the program, with rowid = article.key.
CREATE VIRTUAL TABLE article_fts USING fts5 (
  body, title, lead, headings, content = '', tokenize = 'blattwerk'
);
INSERT INTO article_fts (article_fts, rank) VALUES ('hashsize', 67108864);
CREATE VIRTUAL TABLE article_term USING fts5vocab (article_fts, row);

-- For people with the sqlite3 shell.
CREATE VIEW article_list AS
  SELECT id, date, title, kicker, source, section, url FROM article ORDER BY key DESC;
CREATE VIEW article_text AS
  SELECT a.id, a.date, a.title, a.source, p.n, p.kind, p.text
  FROM article AS a JOIN paragraph AS p ON p.article_id = a.id ORDER BY a.id, p.n;
