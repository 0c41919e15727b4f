/* Two shared passages make a candidate, or one that no more than three articles have. All pairs up to 20 articles a
   passage; above, a star around the earliest article and around the earliest that credits each agency, so that cost
   grows with the corpus and not with its square. */
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
    SELECT s.article_id, s.fingerprint, d.age
    FROM shared_passages AS s
    INNER JOIN dated AS d ON s.article_id = d.article_id
    WHERE s.articles > 20
),

hubs AS (
    SELECT fingerprint, min_by(article_id, age) AS article_id
    FROM frequent
    GROUP BY fingerprint
    UNION
    SELECT f.fingerprint, min_by(f.article_id, f.age) AS article_id
    FROM frequent AS f
    INNER JOIN credited AS c ON f.article_id = c.article_id
    GROUP BY f.fingerprint, c.agency
),

met AS (
    SELECT a.article_id, b.article_id AS other_id, a.fingerprint, a.articles
    FROM shared_passages AS a
    INNER JOIN shared_passages AS b ON a.fingerprint = b.fingerprint AND a.article_id < b.article_id
    WHERE a.articles <= 20
    UNION ALL
    SELECT DISTINCT
        CASE WHEN h.article_id < f.article_id THEN h.article_id ELSE f.article_id END AS article_id,
        CASE WHEN h.article_id < f.article_id THEN f.article_id ELSE h.article_id END AS other_id,
        f.fingerprint,
        21 AS articles
    FROM hubs AS h
    INNER JOIN frequent AS f ON h.fingerprint = f.fingerprint
    WHERE h.article_id <> f.article_id
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

SELECT article_id, other_id, count(*) AS passages
FROM met
GROUP BY article_id, other_id
HAVING count(*) >= 2 OR min(articles) <= 3
UNION ALL
SELECT earliest_id AS article_id, article_id AS other_id, 0 AS passages
FROM versions
WHERE article_id <> earliest_id
