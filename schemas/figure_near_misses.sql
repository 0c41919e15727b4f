/*
Figures that look alike and measure different things: their sentences say nearly the same, and they share what
happens or what is counted, but not both; or one is planned and the other done.
*/
WITH judged AS (
    SELECT
        a.article_id,
        a.start,
        a.stop,
        a.text,
        b.article_id AS other_id,
        b.start AS other_start,
        b.stop AS other_stop,
        b.text AS other_text,
        CASE
            WHEN a.measure = b.measure AND a.class <> b.class
                THEN 'different populations: ' || a.class || ' against ' || b.class
            WHEN a.measure <> b.measure
                THEN 'different things befall them: ' || a.measure || ' against ' || b.measure
            WHEN a.status <> b.status THEN a.status || ' against ' || b.status
            WHEN a.series <> b.series THEN 'a running total against what came in one period, or on top'
            WHEN a.event <> '' AND b.event <> '' AND a.event <> b.event AND a.kind <> 'duration' AND n.likeness < 0.7
                THEN 'different events: ' || a.event || ' against ' || b.event
        END AS reason
    FROM figure_sentences AS n
    INNER JOIN comparable_figures AS a ON n.article_id = a.article_id AND n.sentence = a.sentence
    INNER JOIN comparable_figures AS b
        ON n.other_id = b.article_id AND n.other_sentence = b.sentence AND a.kind = b.kind AND a.unit = b.unit
    WHERE
        n.likeness >= 0.5
        AND n.names >= 1
        AND (
            (a.measure <> '' AND b.measure <> '' AND a.class = b.class AND a.class <> '')
            OR (a.measure = b.measure AND a.measure <> '' AND a.class <> '' AND b.class <> '')
        )
)

SELECT
    j.article_id,
    j.start,
    j.stop,
    j.text,
    j.other_id,
    j.other_start,
    j.other_stop,
    j.other_text,
    j.reason
FROM judged AS j
WHERE j.reason IS NOT NULL
