-- Queries that people keep under a name, to see what is new since they last looked.
CREATE TABLE saved_search (
  name      TEXT PRIMARY KEY,
  query     TEXT NOT NULL,               -- as written: dates such as seit:7d count from the day it is asked
  saved     TEXT NOT NULL,               -- UTC
  last_seen INTEGER NOT NULL             -- the highest article id when its news were shown last
) STRICT, WITHOUT ROWID;
