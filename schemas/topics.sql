/*
Two articles on one topic: three at least of the five names that each speaks of most are the same. A name that more than
two hundred articles speak of tells no two of them apart; as in figure_phrases, what is frequent is told by a window,
so that it is let go before any join.
*/
WITH named AS (
    SELECT article_id, key, dense_rank() OVER (PARTITION BY key ORDER BY article_id) AS place
    FROM figure_keys
    WHERE kind = 'topic'
),

counted AS (
    SELECT article_id, key, max(place) OVER (PARTITION BY key) AS articles
    FROM named
)

SELECT x.article_id, y.article_id AS other_id, count(*) AS shared
FROM counted AS x
INNER JOIN counted AS y ON x.key = y.key AND x.article_id < y.article_id
WHERE x.articles <= 200 AND y.articles <= 200
GROUP BY x.article_id, y.article_id
HAVING count(*) >= 3
