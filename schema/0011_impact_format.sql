-- Derived: the impact index in its format 3, which keeps the positions of every word (docs/impact-index.md). An index in
-- an older one is emptied; 'reindex' makes it anew.
DELETE FROM impact_state WHERE EXISTS (SELECT 1 FROM impact_segment);
DELETE FROM impact_segment;
DELETE FROM impact_dictionary;
DELETE FROM impact_chunk;
UPDATE impact_state SET format = 3;
