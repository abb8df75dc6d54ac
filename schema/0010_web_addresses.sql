-- What was fetched from the web, so that a feed that is followed again brings only what is new (docs/following.md).
CREATE TABLE web_address (
  url           TEXT PRIMARY KEY,
  fetched       TEXT NOT NULL,           -- UTC
  stamp         TEXT,                    -- by which its feed dated this state of the page
  etag          TEXT,
  last_modified TEXT
) STRICT, WITHOUT ROWID;
