/* The passages that are not the same, letter for letter. */
SELECT
    article_id,
    start,
    text,
    origin_id,
    origin_start,
    origin_text
FROM repeats
WHERE text <> origin_text
