/* What is frequent is boilerplate where it stands alone; a popular report comes in company. A sentence's company is told
   by the earliest article that has its passage: those that repeat a report agree with that one in further sentences,
   those that share a footer do not. Of ten such meetings eight at least must be without company. */
WITH dated AS (
    SELECT article_id, publisher, coalesce(published, '9999') || ' ' || article_id AS age
    FROM articles
),

first_ones AS (
    SELECT
        s.fingerprint,
        min_by(s.article_id, d.age) AS article_id,
        min_by(s.sketch, d.age) AS sketch,
        min_by(d.publisher, d.age) AS publisher
    FROM shared_passages AS s
    INNER JOIN dated AS d ON s.article_id = d.article_id
    GROUP BY s.fingerprint
),

met AS (
    SELECT s.article_id, s.fingerprint, s.sketch, s.articles, f.article_id AS first_id, f.publisher
    FROM shared_passages AS s
    INNER JOIN first_ones AS f ON s.fingerprint = f.fingerprint
    WHERE
        s.article_id <> f.article_id
        AND 5 * CAST(bit_count(s.sketch & f.sketch) AS BIGINT)
        >= 3 * CAST(least(bit_count(s.sketch), bit_count(f.sketch)) AS BIGINT)
),

sentences_met AS (
    SELECT DISTINCT article_id, first_id, publisher, sketch
    FROM met
),

/* Footers of one house have several lines, so that two of its articles keep company in four sentences. */
accompanied AS (
    SELECT m.article_id, m.first_id
    FROM sentences_met AS m
    INNER JOIN dated AS d ON m.article_id = d.article_id
    GROUP BY m.article_id, m.first_id
    HAVING count(*) >= max(CASE WHEN d.publisher = m.publisher THEN 4 ELSE 2 END)
),

/* A sentence without longer words, as in scripts that write no spaces, has an empty sketch: it is not told apart. */
alone AS (
    SELECT m.sketch
    FROM met AS m
    LEFT JOIN accompanied AS c ON m.article_id = c.article_id AND m.first_id = c.first_id
    WHERE m.articles >= 10 AND m.sketch <> 0
    GROUP BY m.sketch
    HAVING 5 * count(c.article_id) <= count(*)
),

frequent AS (
    SELECT s.fingerprint, s.sketch, count(*) AS articles
    FROM shared_passages AS s
    INNER JOIN alone AS o ON s.sketch = o.sketch
    WHERE s.articles >= 10
    GROUP BY s.fingerprint, s.sketch
    HAVING count(*) >= 10
),

places AS (
    SELECT s.article_id, s.sketch, min(s.start) AS start, max(f.articles) AS articles
    FROM shared_passages AS s
    INNER JOIN frequent AS f ON s.fingerprint = f.fingerprint AND s.sketch = f.sketch
    GROUP BY s.article_id, s.sketch
)

SELECT n.article_id, n.start, n.stop, n.text, max(p.articles) AS articles
FROM places AS p
INNER JOIN articles AS a ON p.article_id = a.article_id
INNER JOIN articles AS x ON a.sha256 = x.sha256
INNER JOIN sentences AS n ON x.article_id = n.article_id AND p.start >= n.start AND p.start < n.stop
GROUP BY n.article_id, n.start, n.stop, n.text
