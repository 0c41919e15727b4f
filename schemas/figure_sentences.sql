/*
Two sentences with figures that say nearly the same: they share two neighbouring content words at least,
by which they are found, and four content words at least. Neighbours that stand in more than fifty articles
are a phrase of the trade ("shares fell") and find nothing, which also keeps the cost in line with the corpus:
they are counted in windows, since an engine may put a join with what is rare behind that of all with all.
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
),

met AS (
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
),

spoken AS (
    SELECT article_id, sentence, key, kind
    FROM figure_keys
    WHERE kind IN ('word', 'name')
),

sizes AS (
    SELECT article_id, sentence, count(*) AS size
    FROM spoken
    GROUP BY article_id, sentence
)

SELECT
    m.article_id,
    m.sentence,
    m.other_id,
    m.other_sentence,
    m.shared,
    m.names,
    m.shared * 1.0 / least(s.size, z.size) AS likeness,
    m.shared * 1.0 / greatest(s.size, z.size) AS cover
FROM (
    SELECT
        m.article_id,
        m.sentence,
        m.other_id,
        m.other_sentence,
        count(*) AS shared,
        sum(CASE WHEN x.kind = 'name' AND y.kind = 'name' THEN 1 ELSE 0 END) AS names
    FROM met AS m
    INNER JOIN spoken AS x ON m.article_id = x.article_id AND m.sentence = x.sentence
    INNER JOIN spoken AS y
        ON m.other_id = y.article_id AND m.other_sentence = y.sentence AND x.key = y.key
    GROUP BY m.article_id, m.sentence, m.other_id, m.other_sentence
    HAVING count(*) >= 4
) AS m
INNER JOIN sizes AS s ON m.article_id = s.article_id AND m.sentence = s.sentence
INNER JOIN sizes AS z ON m.other_id = z.article_id AND m.other_sentence = z.sentence
