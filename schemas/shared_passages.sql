/* A fingerprint that one article alone has pairs nothing; one that more than 5,000 have is boilerplate. */
WITH texts AS (
    SELECT article_id
    FROM (
        SELECT
            article_id,
            row_number() OVER (PARTITION BY sha256 ORDER BY coalesce(published, '9999'), article_id) AS place
        FROM articles
    ) AS versions
    WHERE place = 1
),

spoken AS (
    SELECT p.article_id, p.start, p.fingerprint, p.sketch
    FROM passages AS p
    INNER JOIN texts AS t ON p.article_id = t.article_id
    WHERE NOT p.quoted
),

frequencies AS (
    SELECT fingerprint, count(*) AS articles
    FROM spoken
    GROUP BY fingerprint
    HAVING count(*) BETWEEN 2 AND 5000
)

SELECT s.article_id, s.start, s.fingerprint, s.sketch, f.articles
FROM spoken AS s
INNER JOIN frequencies AS f ON s.fingerprint = f.fingerprint
