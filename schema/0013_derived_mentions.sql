-- Derived: words made from names ('russische' for Russland), the weaker mentions of what is named (docs/entities.md). They
-- stand among the other mentions of an article, whose spans may now have a fifth number for their kind: 1 for a part of a
-- compound, 2 for a derived word; without one, it is a name.
DROP VIEW mention;
CREATE VIEW mention AS
  SELECT m.article_id,
         json_extract(span.value, '$[0]') AS paragraph,
         json_extract(span.value, '$[1]') AS start,
         json_extract(span.value, '$[2]') AS end,
         json_extract(span.value, '$[3]') AS entity_id,
         CASE json_extract(span.value, '$[4]') WHEN 1 THEN 'part' WHEN 2 THEN 'derived' ELSE 'name' END AS kind
  FROM article_mentions AS m JOIN json_each(m.spans) AS span;

-- To search by: how often an article that never names an entity has words made from its name.
CREATE TABLE article_derived_entity (
  entity_id   INTEGER NOT NULL REFERENCES entity (id),
  article_key INTEGER NOT NULL REFERENCES article (key) ON DELETE CASCADE ON UPDATE CASCADE,
  count       INTEGER NOT NULL,
  PRIMARY KEY (entity_id, article_key)
) STRICT, WITHOUT ROWID;
CREATE INDEX article_derived_entity_by_article ON article_derived_entity (article_key);
