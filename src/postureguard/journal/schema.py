"""The first shape of the journal, as SQL. Never edited again: later shapes are migrations."""

TABLES = (
    """
    CREATE TABLE break_event (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        at_utc TEXT NOT NULL CHECK (at_utc LIKE '____-__-__T__:__:__.___Z'),
        day TEXT NOT NULL CHECK (day IS date(day)),
        break_id TEXT NOT NULL,
        kind TEXT NOT NULL CHECK (kind IN ('micro', 'short', 'long')),
        routine TEXT NOT NULL,
        stage TEXT NOT NULL CHECK (stage IN ('announced', 'shown', 'started', 'step_done',
            'step_skipped', 'postponed', 'ended')),
        seated_s REAL NOT NULL CHECK (seated_s >= 0),
        ending TEXT CHECK (ending IN ('done', 'partial', 'skipped', 'missed', 'stopped',
            'interrupted', 'away', 'held')),
        step INTEGER CHECK (step >= 0),
        minutes INTEGER CHECK (minutes > 0),
        asked_for INTEGER NOT NULL CHECK (asked_for IN (0, 1)),
        CHECK ((stage = 'ended') = (ending IS NOT NULL)),
        CHECK ((stage IN ('step_done', 'step_skipped')) = (step IS NOT NULL)),
        CHECK (stage = 'postponed' OR minutes IS NULL)
    ) STRICT
    """,
    """
    CREATE TABLE natural_break (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        began_utc TEXT NOT NULL CHECK (began_utc LIKE '____-__-__T__:__:__.___Z'),
        at_utc TEXT NOT NULL CHECK (at_utc LIKE '____-__-__T__:__:__.___Z'),
        day TEXT NOT NULL CHECK (day IS date(day)),
        seconds REAL NOT NULL CHECK (seconds >= 0),
        seated_before_s REAL NOT NULL CHECK (seated_before_s >= 0),
        evidence TEXT NOT NULL CHECK (evidence IN ('locked', 'asleep', 'display off',
            'long idle', 'standing', 'closed')),
        confirmed INTEGER NOT NULL CHECK (confirmed IN (0, 1))
    ) STRICT
    """,
    """
    CREATE TABLE sitting_bout (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        began_utc TEXT NOT NULL CHECK (began_utc LIKE '____-__-__T__:__:__.___Z'),
        at_utc TEXT NOT NULL CHECK (at_utc LIKE '____-__-__T__:__:__.___Z'),
        day TEXT NOT NULL CHECK (day IS date(day)),
        seated_s REAL NOT NULL CHECK (seated_s >= 0)
    ) STRICT
    """,
    """
    CREATE TABLE pause_event (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        at_utc TEXT NOT NULL CHECK (at_utc LIKE '____-__-__T__:__:__.___Z'),
        day TEXT NOT NULL CHECK (day IS date(day)),
        reason TEXT NOT NULL,
        until_utc TEXT CHECK (until_utc LIKE '____-__-__T__:__:__.___Z')
    ) STRICT
    """,
    """
    CREATE TABLE pain_rating (
        id INTEGER PRIMARY KEY,
        uid TEXT NOT NULL UNIQUE,
        at_utc TEXT NOT NULL CHECK (at_utc LIKE '____-__-__T__:__:__.___Z'),
        day TEXT NOT NULL CHECK (day IS date(day)),
        score INTEGER NOT NULL CHECK (score BETWEEN 0 AND 10),
        break_id TEXT
    ) STRICT
    """,
    """
    CREATE TABLE resident_state (
        id INTEGER PRIMARY KEY CHECK (id = 1),
        text TEXT NOT NULL
    ) STRICT
    """,
)

INDEXES = (
    # A message that arrives twice is kept once.
    "CREATE UNIQUE INDEX break_ends_once ON break_event (break_id) WHERE stage = 'ended'",
    "CREATE UNIQUE INDEX break_starts_once ON break_event (break_id) WHERE stage = 'started'",
    "CREATE UNIQUE INDEX step_counts_once ON break_event (break_id, step) WHERE step IS NOT NULL",
    "CREATE INDEX break_event_by_break ON break_event (break_id, stage)",
    "CREATE INDEX break_event_by_day ON break_event (day)",
    "CREATE INDEX natural_break_by_day ON natural_break (day)",
    "CREATE INDEX sitting_bout_by_day ON sitting_bout (day)",
    "CREATE INDEX pause_event_by_day ON pause_event (day)",
    "CREATE INDEX pain_rating_by_day ON pain_rating (day, score)",
)

VIEWS = {
    # One row a break. It belongs to the day on which it was first heard of.
    "break_outcome": """
        SELECT
            b.break_id,
            b.day,
            b.kind,
            b.routine,
            b.asked_for,
            b.seated_s,
            (SELECT min(at_utc) FROM break_event e
                WHERE e.break_id = b.break_id AND e.stage = 'announced') AS announced_at,
            (SELECT min(at_utc) FROM break_event e
                WHERE e.break_id = b.break_id AND e.stage = 'shown') AS shown_at,
            (SELECT at_utc FROM break_event e
                WHERE e.break_id = b.break_id AND e.stage = 'started') AS started_at,
            (SELECT at_utc FROM break_event e
                WHERE e.break_id = b.break_id AND e.stage = 'ended') AS ended_at,
            (SELECT ending FROM break_event e
                WHERE e.break_id = b.break_id AND e.stage = 'ended') AS ending,
            (SELECT count(*) FROM break_event e
                WHERE e.break_id = b.break_id AND e.stage = 'step_done') AS steps_done,
            (SELECT count(*) FROM break_event e
                WHERE e.break_id = b.break_id AND e.stage = 'step_skipped') AS steps_skipped,
            (SELECT count(*) FROM break_event e
                WHERE e.break_id = b.break_id AND e.stage = 'postponed') AS postponed_times
        FROM break_event b
        WHERE b.id = (SELECT min(id) FROM break_event e WHERE e.break_id = b.break_id)
    """,
    "day_pain": """
        SELECT
            day,
            avg(score) FILTER (WHERE place IN ((n + 1) / 2, (n + 2) / 2)) AS pain_median,
            min(score) AS pain_min,
            max(score) AS pain_max,
            count(*) AS ratings
        FROM (
            SELECT day, score,
                row_number() OVER (PARTITION BY day ORDER BY score) AS place,
                count(*) OVER (PARTITION BY day) AS n
            FROM pain_rating
        )
        GROUP BY day
    """,
    # One row for everything that counts on a day, and what it counts as. A prompted break counts
    # as its ending; a natural one from 90 s after 20 min of sitting on (programme.md 5), and not
    # while the program was closed. postponed: put off, and then it never came to it.
    "day_part": """
        SELECT
            day,
            CASE
                WHEN NOT asked_for THEN coalesce(ending, 'open')
                WHEN ending IN ('done', 'partial') THEN 'asked for'
                ELSE 'asked for, not done'
            END AS counts_as,
            NOT asked_for AS prompt,
            NOT asked_for AND postponed_times > 0
                AND coalesce(ending, 'open') IN ('interrupted', 'away', 'held', 'open')
                AS postponed,
            NULL AS seated_s, NULL AS pain_median, NULL AS pain_min, NULL AS pain_max,
            NULL AS ratings
        FROM break_outcome
        UNION ALL
        SELECT day, iif(seconds >= 90 AND seated_before_s >= 1200 AND evidence <> 'closed',
            'natural', 'stood up'), 0, 0, NULL, NULL, NULL, NULL, NULL
        FROM natural_break
        UNION ALL
        SELECT day, 'sitting', 0, 0, seated_s, NULL, NULL, NULL, NULL
        FROM sitting_bout
        UNION ALL
        SELECT day, 'pain', 0, 0, NULL, pain_median, pain_min, pain_max, ratings
        FROM day_pain
    """,
    # done to held count prompted breaks, each in one column.
    "day_summary": """
        SELECT
            day,
            sum(prompt) AS prompts,
            sum(counts_as = 'done') AS done,
            sum(counts_as = 'partial') AS partial,
            sum(counts_as = 'natural') AS natural,
            sum(postponed) AS postponed,
            sum(counts_as = 'skipped') AS skipped,
            sum(counts_as = 'missed') AS missed,
            sum(counts_as = 'stopped') AS stopped,
            sum(counts_as = 'interrupted') AS interrupted,
            sum(counts_as = 'away') AS away,
            sum(counts_as = 'held') AS held,
            sum(counts_as = 'asked for') AS asked_for,
            max(seated_s) AS longest_bout_s,
            total(seated_s) AS seated_s,
            max(pain_median) AS pain_median,
            max(pain_min) AS pain_min,
            max(pain_max) AS pain_max,
            coalesce(max(ratings), 0) AS ratings
        FROM day_part
        GROUP BY day
    """,
    # ISO weeks: a week belongs to the year of its Thursday. The median of the days' medians
    # needs three rated days.
    "week_summary": """
        SELECT
            date(thursday, '-3 days') AS monday,
            strftime('%Y', thursday) || '-W'
                || printf('%02d', (strftime('%j', thursday) - 1) / 7 + 1) AS week,
            count(*) AS days,
            sum(prompts) AS prompts,
            sum(done) AS done,
            sum(partial) AS partial,
            sum(natural) AS natural,
            sum(postponed) AS postponed,
            sum(skipped) AS skipped,
            sum(missed) AS missed,
            sum(stopped) AS stopped,
            sum(interrupted) AS interrupted,
            sum(away) AS away,
            sum(held) AS held,
            sum(asked_for) AS asked_for,
            sum(done + partial + natural) AS taken,
            sum(done + partial + natural + skipped + missed) AS offered,
            1.0 * sum(done + partial + natural)
                / nullif(sum(done + partial + natural + skipped + missed), 0) AS compliance,
            max(longest_bout_s) AS longest_bout_s,
            sum(seated_s) AS seated_s,
            iif(count(pain_median) >= 3,
                avg(pain_median) FILTER (WHERE place IN ((n + 1) / 2, (n + 2) / 2)),
                NULL) AS pain_median,
            min(pain_min) AS pain_min,
            max(pain_max) AS pain_max,
            sum(ratings) AS ratings
        FROM (
            SELECT *,
                iif(pain_median IS NULL, NULL, row_number() OVER (
                    PARTITION BY thursday, pain_median IS NULL ORDER BY pain_median)) AS place,
                count(pain_median) OVER (PARTITION BY thursday) AS n
            FROM (SELECT *, date(day, '-3 days', 'weekday 4') AS thursday FROM day_summary)
        )
        GROUP BY thursday
    """,
}
