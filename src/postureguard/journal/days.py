"""The days of the journal, in one question.

It says the same as the view `day_summary`, and a little more. SQLite does not narrow that view to
some days before it sums them up, and would read ten years to answer for a week.
"""

from typing import Final

DAYS: Final = """
WITH heard AS MATERIALIZED (
    SELECT DISTINCT break_id FROM break_event WHERE day BETWEEN :first AND :last
),
one_break AS MATERIALIZED (
    SELECT b.day, NOT b.asked_for AS prompt,
        coalesce((SELECT ending FROM break_event e
            WHERE e.break_id = b.break_id AND e.stage = 'ended'), 'open') AS how,
        EXISTS (SELECT 1 FROM break_event e
            WHERE e.break_id = b.break_id AND e.stage = 'postponed') AS put_off
    FROM heard h CROSS JOIN break_event b
        ON b.id = (SELECT min(id) FROM break_event e WHERE e.break_id = h.break_id)
    WHERE b.day BETWEEN :first AND :last
),
breaks AS MATERIALIZED (
    SELECT day,
        sum(prompt) AS prompts,
        sum(prompt AND how = 'done') AS done,
        sum(prompt AND how = 'partial') AS partial,
        sum(prompt AND put_off AND how IN ('interrupted', 'away', 'held', 'open')) AS postponed,
        sum(prompt AND how = 'skipped') AS skipped,
        sum(prompt AND how = 'missed') AS missed,
        sum(prompt AND how = 'stopped') AS stopped,
        sum(prompt AND how = 'interrupted') AS interrupted,
        sum(prompt AND how = 'away') AS away,
        sum(prompt AND how = 'held') AS held,
        sum(prompt AND put_off AND how = 'held') AS held_put_off,
        sum(NOT prompt AND how IN ('done', 'partial')) AS asked_for
    FROM one_break GROUP BY day
),
up AS MATERIALIZED (
    SELECT day, sum(seconds >= 90 AND seated_before_s >= 1200 AND evidence <> 'closed') AS natural
    FROM natural_break WHERE day BETWEEN :first AND :last GROUP BY day
),
sat AS MATERIALIZED (
    SELECT day, max(bout_s) AS longest_bout_s, total(seated_s) AS seated_s FROM (
        SELECT day, seated_s, seated_s AS bout_s FROM sitting_bout
            WHERE day BETWEEN :first AND :last
        UNION ALL
        SELECT day, seated_s, NULL FROM imported_day WHERE day BETWEEN :first AND :last
    )
    GROUP BY day
),
felt AS MATERIALIZED (
    SELECT day,
        avg(score) FILTER (WHERE place IN ((n + 1) / 2, (n + 2) / 2)) AS pain_median,
        min(score) AS pain_min,
        max(score) AS pain_max,
        count(*) AS ratings
    FROM (
        SELECT day, score,
            row_number() OVER (PARTITION BY day ORDER BY score) AS place,
            count(*) OVER (PARTITION BY day) AS n
        FROM rating WHERE day BETWEEN :first AND :last
    )
    GROUP BY day
),
known AS (
    SELECT day FROM breaks UNION SELECT day FROM up UNION SELECT day FROM sat
    UNION SELECT day FROM felt
)
SELECT
    day,
    coalesce(prompts, 0) AS prompts,
    coalesce(done, 0) AS done,
    coalesce(partial, 0) AS partial,
    coalesce(natural, 0) AS natural,
    coalesce(postponed, 0) AS postponed,
    coalesce(skipped, 0) AS skipped,
    coalesce(missed, 0) AS missed,
    coalesce(stopped, 0) AS stopped,
    coalesce(interrupted, 0) AS interrupted,
    coalesce(away, 0) AS away,
    coalesce(held, 0) AS held,
    coalesce(held_put_off, 0) AS held_put_off,
    coalesce(asked_for, 0) AS asked_for,
    longest_bout_s,
    coalesce(seated_s, 0.0) AS seated_s,
    pain_median,
    pain_min,
    pain_max,
    coalesce(ratings, 0) AS ratings
FROM known LEFT JOIN breaks USING (day) LEFT JOIN up USING (day) LEFT JOIN sat USING (day)
    LEFT JOIN felt USING (day)
ORDER BY day
"""
SPAN: Final = """
SELECT min(first) AS first, max(last) AS last FROM (
    SELECT (SELECT min(day) FROM break_event) AS first, (SELECT max(day) FROM break_event) AS last
    UNION ALL SELECT (SELECT min(day) FROM natural_break), (SELECT max(day) FROM natural_break)
    UNION ALL SELECT (SELECT min(day) FROM sitting_bout), (SELECT max(day) FROM sitting_bout)
    UNION ALL SELECT (SELECT min(day) FROM imported_day), (SELECT max(day) FROM imported_day)
    UNION ALL SELECT (SELECT min(day) FROM rating), (SELECT max(day) FROM rating)
)
"""
"""The first and the last day with a record; each of them stands at the end of an index."""
