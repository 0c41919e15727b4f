/* Quotes meet by pairs of their eight rarest words, by one word where they have but one. A key that up to
   50 quotes have pairs them all; a more frequent one pairs each with the earliest alone. */
WITH words AS (
    SELECT DISTINCT article_id, quote, word
    FROM quote_words
),

frequencies AS (
    SELECT word, count(*) AS quotes
    FROM words
    GROUP BY word
    HAVING count(*) >= 2
),

ranked AS (
    SELECT
        w.article_id,
        w.quote,
        w.word,
        row_number() OVER (PARTITION BY w.article_id, w.quote ORDER BY f.quotes, w.word) AS place,
        count(*) OVER (PARTITION BY w.article_id, w.quote) AS shared
    FROM words AS w
    INNER JOIN frequencies AS f ON w.word = f.word
),

keyed AS (
    SELECT a.article_id, a.quote, a.word || ' ' || b.word AS shared_key
    FROM ranked AS a
    INNER JOIN ranked AS b ON a.article_id = b.article_id AND a.quote = b.quote AND a.word < b.word
    WHERE a.place <= 8 AND b.place <= 8
    UNION ALL
    SELECT article_id, quote, word AS shared_key
    FROM ranked
    WHERE shared = 1
),

sized AS (
    SELECT k.shared_key, count(*) AS quotes, min(coalesce(a.published, '9999') || ' ' || a.article_id) AS earliest
    FROM keyed AS k
    INNER JOIN articles AS a ON k.article_id = a.article_id
    GROUP BY k.shared_key
    HAVING count(*) >= 2
),

dated AS (
    SELECT k.article_id, k.quote, k.shared_key, s.quotes, coalesce(a.published, '9999') || ' ' || a.article_id AS age, s.earliest
    FROM keyed AS k
    INNER JOIN sized AS s ON k.shared_key = s.shared_key
    INNER JOIN articles AS a ON k.article_id = a.article_id
),

met AS (
    SELECT a.article_id, a.quote, b.article_id AS other_id, b.quote AS other_quote
    FROM dated AS a
    INNER JOIN dated AS b ON a.shared_key = b.shared_key AND a.age > b.age
    WHERE a.quotes <= 50 AND b.quotes <= 50
    UNION
    SELECT a.article_id, a.quote, b.article_id AS other_id, b.quote AS other_quote
    FROM dated AS a
    INNER JOIN dated AS b ON a.shared_key = b.shared_key AND a.age > b.age
    WHERE b.age = b.earliest
)

SELECT
    m.article_id,
    q.start,
    q.stop,
    q.text,
    coalesce(q.person, q.speaker) AS speaker,
    m.other_id,
    o.start AS other_start,
    o.stop AS other_stop,
    o.text AS other_text,
    coalesce(o.person, o.speaker) AS other_speaker
FROM met AS m
INNER JOIN quotes AS q ON m.article_id = q.article_id AND m.quote = q.start
INNER JOIN quotes AS o ON m.other_id = o.article_id AND m.other_quote = o.start
