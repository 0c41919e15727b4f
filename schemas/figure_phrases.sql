/*
Two sentences with figures that share two neighbouring content words. Neighbours that stand in more than fifty articles
are a phrase of the trade ("shares fell") and find nothing, which also keeps the cost in line with the corpus: they are
counted in windows, since an engine may put a join with what is rare behind that of all with all.
*/
WITH ranked AS (
    SELECT
        article_id,
        sentence,
        key,
        dense_rank() OVER (PARTITION BY key ORDER BY article_id) AS place
    FROM figure_keys
    WHERE kind = 'pair'
),

counted AS (
    SELECT article_id, sentence, key, max(place) OVER (PARTITION BY key) AS articles
    FROM ranked
)

SELECT DISTINCT
    x.article_id,
    x.sentence,
    y.article_id AS other_id,
    y.sentence AS other_sentence
FROM counted AS x
INNER JOIN counted AS y ON x.key = y.key
WHERE
    x.articles <= 50
    AND y.articles <= 50
    AND (x.article_id < y.article_id OR (x.article_id = y.article_id AND x.sentence < y.sentence))
