-- Derived: who said what. All quotations of one article as JSON: [[paragraph, start, end, entity_id of the speaker, 1 for
-- direct speech or 0 for reported], …], one row an article; the view gives a row each …
CREATE TABLE article_quotations (
  article_id INTEGER PRIMARY KEY REFERENCES article (id) ON DELETE CASCADE,
  spans      TEXT NOT NULL
) STRICT;
CREATE VIEW quotation AS
  SELECT q.article_id,
         json_extract(span.value, '$[0]') AS paragraph,
         json_extract(span.value, '$[1]') AS start,
         json_extract(span.value, '$[2]') AS end,
         json_extract(span.value, '$[3]') AS entity_id,
         json_extract(span.value, '$[4]') AS direct
  FROM article_quotations AS q JOIN json_each(q.spans) AS span;

-- … and to search by: how often somebody is quoted in an article.
CREATE TABLE article_speaker (
  entity_id   INTEGER NOT NULL REFERENCES entity (id),
  article_key INTEGER NOT NULL REFERENCES article (key) ON DELETE CASCADE ON UPDATE CASCADE,
  count       INTEGER NOT NULL,
  PRIMARY KEY (entity_id, article_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_speaker_by_article ON article_speaker (article_key);
