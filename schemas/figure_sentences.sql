/*
Two sentences with figures that say nearly the same: they share a phrase, by which they are found (figure_phrases), and
four content words at least. The words of a sentence are one array, since an engine that may join the words of one with
those of the other does so before anything else, which is all with all.
*/
WITH spoken AS (
    SELECT
        article_id,
        sentence,
        array_agg(DISTINCT key) AS words,
        array_agg(DISTINCT key) FILTER (WHERE kind = 'name') AS names,
        count(DISTINCT key) AS size
    FROM figure_keys
    WHERE kind IN ('word', 'name')
    GROUP BY article_id, sentence
),

met AS (
    SELECT
        m.article_id,
        m.sentence,
        m.other_id,
        m.other_sentence,
        concat_ws(' ', array_intersect(x.words, y.words)) AS shared,
        concat_ws(' ', array_intersect(x.names, y.names)) AS names,
        x.size,
        y.size AS other_size
    FROM figure_phrases AS m
    INNER JOIN spoken AS x ON m.article_id = x.article_id AND m.sentence = x.sentence
    INNER JOIN spoken AS y ON m.other_id = y.article_id AND m.other_sentence = y.sentence
),

counted AS (
    SELECT
        article_id,
        sentence,
        other_id,
        other_sentence,
        CASE WHEN shared = '' THEN 0 ELSE length(shared) - length(replace(shared, ' ', '')) + 1 END AS shared,
        CASE
            WHEN names IS NULL OR names = '' THEN 0 ELSE length(names) - length(replace(names, ' ', '')) + 1
        END AS names,
        size,
        other_size
    FROM met
)

SELECT
    article_id,
    sentence,
    other_id,
    other_sentence,
    shared,
    names,
    shared * 1.0 / least(size, other_size) AS likeness,
    shared * 1.0 / greatest(size, other_size) AS cover
FROM counted
WHERE shared >= 4
