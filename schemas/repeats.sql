/* The pairs to compare, with all that the comparison needs but the bodies, which the engine adds. How rare a passage
   is is told in three steps, so that a pair is not another one whenever an article is added that shares the
   passage; 0 says that it is boilerplate, which does not count as repeated. */
WITH credited AS (
    SELECT article_id, concat_ws(' ', array_sort(array_agg(DISTINCT agency))) AS agencies
    FROM credits
    WHERE via NOT IN ('in text', 'inferred') AND agency IS NOT NULL
    GROUP BY article_id
),

ranked AS (
    SELECT
        s.article_id,
        s.start,
        s.fingerprint,
        s.sketch,
        CASE
            WHEN b.article_id IS NOT NULL THEN '0'
            WHEN s.articles <= 4 THEN '4'
            WHEN s.articles <= 50 THEN '50'
            ELSE '5000'
        END AS articles
    FROM shared_passages AS s
    LEFT JOIN boilerplate AS b ON s.article_id = b.article_id AND s.start >= b.start AND s.start < b.stop
),

/* One passage as rare for each two sentences, told by their sketches: lists of all would not fit into memory. */
seeds AS (
    SELECT c.article_id, c.other_id, x.articles, min(x.start) AS start, min(y.start) AS other_start
    FROM candidates AS c
    INNER JOIN ranked AS x ON c.article_id = x.article_id
    INNER JOIN shared_passages AS y ON c.other_id = y.article_id AND x.fingerprint = y.fingerprint
    GROUP BY c.article_id, c.other_id, x.articles, x.sketch, y.sketch
),

listed AS (
    SELECT
        article_id,
        other_id,
        concat_ws(
            ',',
            array_sort(
                array_agg(CAST(start AS STRING) || ':' || CAST(other_start AS STRING) || ':' || articles)
            )
        ) AS passages
    FROM seeds
    GROUP BY article_id, other_id
)

SELECT
    c.article_id,
    c.other_id,
    a.published,
    b.published AS other_published,
    a.publisher,
    b.publisher AS other_publisher,
    m.agencies,
    n.agencies AS other_agencies,
    coalesce(s.passages, '') AS passages
FROM candidates AS c
INNER JOIN articles AS a ON c.article_id = a.article_id
INNER JOIN articles AS b ON c.other_id = b.article_id
LEFT JOIN listed AS s ON c.article_id = s.article_id AND c.other_id = s.other_id
LEFT JOIN credited AS m ON c.article_id = m.article_id
LEFT JOIN credited AS n ON c.other_id = n.article_id
ORDER BY c.article_id, c.other_id
