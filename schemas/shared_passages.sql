/* A fingerprint that one article alone has pairs nothing; one that more than 5,000 have is boilerplate. The passages are
   read twice rather than kept: most of them are let go. */
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

frequencies AS (
    SELECT p.fingerprint, count(*) AS articles
    FROM passages AS p
    INNER JOIN texts AS t ON p.article_id = t.article_id
    WHERE NOT p.quoted
    GROUP BY p.fingerprint
    HAVING count(*) BETWEEN 2 AND 5000
)

SELECT p.article_id, p.start, p.fingerprint, p.sketch, f.articles
FROM passages AS p
INNER JOIN texts AS t ON p.article_id = t.article_id
INNER JOIN frequencies AS f ON p.fingerprint = f.fingerprint
WHERE NOT p.quoted
