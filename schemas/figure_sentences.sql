/*
Two sentences with figures that say nearly the same: they share a phrase, by which they are found (figure_phrases), and
four content words at least.
*/
WITH spoken AS (
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
    FROM figure_phrases AS m
    INNER JOIN spoken AS x ON m.article_id = x.article_id AND m.sentence = x.sentence
    INNER JOIN spoken AS y
        ON m.other_id = y.article_id AND m.other_sentence = y.sentence AND x.key = y.key
    GROUP BY m.article_id, m.sentence, m.other_id, m.other_sentence
    HAVING count(*) >= 4
) AS m
INNER JOIN sizes AS s ON m.article_id = s.article_id AND m.sentence = s.sentence
INNER JOIN sizes AS z ON m.other_id = z.article_id AND m.other_sentence = z.sentence
