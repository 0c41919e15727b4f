/* Two articles are worth comparing where a sentence of one is like a sentence of the other: the two share a passage
   and, by their sketches, three in five of their longer words at least. One such sentence is enough where its passage
   is rare, and between houses where it is not frequent; else there must be two, since what is frequent and stands alone
   is boilerplate. A single passage is enough where the longer sentence, too, is half the same: in a million articles
   four words and a few more meet by chance, three times as often as they were copied. All pairs up to 20 articles a passage; above, a star around the earliest article and around the
   earliest that credits each agency, so that cost grows with the corpus and not with its square. */
WITH dated AS (
    SELECT article_id, coalesce(published, '9999') || ' ' || article_id AS age
    FROM articles
),

credited AS (
    SELECT DISTINCT article_id, agency
    FROM credits
    WHERE via NOT IN ('in text', 'inferred') AND agency IS NOT NULL
),

frequent AS (
    SELECT s.article_id, s.fingerprint, s.sketch, s.articles, d.age
    FROM shared_passages AS s
    INNER JOIN dated AS d ON s.article_id = d.article_id
    WHERE s.articles > 20
),

hubs AS (
    SELECT fingerprint, min_by(article_id, age) AS article_id, min_by(sketch, age) AS sketch
    FROM frequent
    GROUP BY fingerprint
    UNION
    SELECT f.fingerprint, min_by(f.article_id, f.age) AS article_id, min_by(f.sketch, f.age) AS sketch
    FROM frequent AS f
    INNER JOIN credited AS c ON f.article_id = c.article_id
    GROUP BY f.fingerprint, c.agency
),

near AS (
    SELECT
        a.article_id,
        b.article_id AS other_id,
        a.sketch,
        a.articles,
        bit_count(a.sketch) AS size,
        bit_count(b.sketch) AS other_size,
        bit_count(a.sketch & b.sketch) AS common
    FROM shared_passages AS a
    INNER JOIN shared_passages AS b ON a.fingerprint = b.fingerprint AND a.article_id < b.article_id
    WHERE a.articles <= 20
    UNION ALL
    SELECT
        least(h.article_id, f.article_id) AS article_id,
        greatest(h.article_id, f.article_id) AS other_id,
        CASE WHEN h.article_id < f.article_id THEN h.sketch ELSE f.sketch END AS sketch,
        f.articles,
        bit_count(h.sketch) AS size,
        bit_count(f.sketch) AS other_size,
        bit_count(h.sketch & f.sketch) AS common
    FROM hubs AS h
    INNER JOIN frequent AS f ON h.fingerprint = f.fingerprint
    WHERE h.article_id <> f.article_id
),

met AS (
    SELECT
        article_id,
        other_id,
        count(*) AS passages,
        min(articles) AS rarest,
        min(sketch) < max(sketch) AS several,
        max(CASE WHEN 2 * CAST(common AS BIGINT) >= greatest(size, other_size) THEN 1 ELSE 0 END) = 1 AS alike
    FROM near
    WHERE 5 * CAST(common AS BIGINT) >= 3 * CAST(least(size, other_size) AS BIGINT)
    GROUP BY article_id, other_id
    HAVING min(sketch) < max(sketch) OR min(articles) <= 20
),

versions AS (
    SELECT
        article_id,
        first_value(article_id) OVER (
            PARTITION BY sha256 ORDER BY coalesce(published, '9999'), article_id
        ) AS earliest_id
    FROM articles
    WHERE body <> ''
)

SELECT m.article_id, m.other_id, m.passages
FROM met AS m
INNER JOIN articles AS a ON m.article_id = a.article_id
INNER JOIN articles AS b ON m.other_id = b.article_id
WHERE
    (m.passages > 1 OR m.alike)
    AND (m.several OR m.rarest <= 4 OR a.publisher IS NULL OR b.publisher IS NULL OR a.publisher <> b.publisher)
UNION ALL
SELECT earliest_id AS article_id, article_id AS other_id, 0 AS passages
FROM versions
WHERE article_id <> earliest_id
