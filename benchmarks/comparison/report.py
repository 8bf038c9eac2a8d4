# SPDX-License-Identifier: Apache-2.0
"""From measurements to the table of docs/performance.md."""

import datetime

from comparison.quantities import duration, frequency, significant

BEGIN = "<!-- written by benchmarks/compare: begin -->"
END = "<!-- written by benchmarks/compare: end -->"


def cost(job, measurement):
    """What is compared: seconds a run, or a cell or a point."""
    return measurement.seconds / measurement.items if job.is_per_item else measurement.seconds


def cost_text(job, measurement):
    text = duration(cost(job, measurement))
    if not job.is_per_item:
        return text
    return f"{text} a {job.item} ({frequency(measurement.items / measurement.seconds)})"


def met_text(is_met):
    return {True: "yes", False: "**no**", None: "–"}[is_met]


def comparison_row(job, comparison, results):
    """Cells of the table after the job's; a contender without a measurement gives its reason."""
    goal = comparison.goal
    names = [name for name in (comparison.ours, comparison.against) if name]
    texts = [cost_text(job, results[name].median) if results[name].median else "not measured"
             for name in names]
    cells = [f"{name}: {text}" for name, text in zip(names, texts)] + ["–"] * (2 - len(names))
    if not all(results[name].median for name in names):
        return [*cells, "–", goal.text(), "not measured"]
    ours = results[comparison.ours].median
    if not comparison.against:
        value = goal.value(ours)
        return [*cells, goal.show(value), goal.text(), met_text(goal.is_met(value))]
    ratio = goal.ratio(cost(job, ours), cost(job, results[comparison.against].median))
    return [*cells, f"{significant(ratio)} ×", goal.text(), met_text(goal.is_met(ratio))]


def table(header, rows):
    lines = ["| " + " | ".join(header) + " |", "|" + "---|" * len(header)]
    return lines + ["| " + " | ".join(row) + " |" for row in rows]


def comparisons(outcomes):
    rows = []
    for job, results, _ in outcomes:
        for i, comparison in enumerate(job.comparisons):
            rows.append([job.title if i == 0 else "", *comparison_row(job, comparison, results)])
    return table(["job", "Carreau", "against", "ratio", "goal", "reached"], rows)


def memory(outcomes):
    rows = []
    for job, results, _ in outcomes:
        for contender in job.contenders + job.once:
            median = results[contender.name].median
            if median and median.peak_mb:
                rows.append([job.title, contender.name, f"{median.peak_mb:,.0f} MB"])
    return table(["job", "program", "peak memory"], rows) if rows else []


def reasons(outcomes):
    """Why something was not measured, by job and reason."""
    names = {}
    for job, results, _ in outcomes:
        for contender in job.contenders + job.once:
            reason = results[contender.name].reason
            if reason:
                names.setdefault((job.title, reason), []).append(contender.name)
    return [f"- {title} ({'; '.join(who)}): {reason}." for (title, reason), who in names.items()]


def section(title, lines):
    return ["", title, "", *lines] if lines else []


def render(outcomes, facts):
    """The part between the markers."""
    checks = [f"- {job.title}: {text}." for job, _, texts in outcomes for text in texts]
    return "\n".join([
        f"Measured on {datetime.date.today():%-d %B %Y}.", "",
        *comparisons(outcomes),
        *section("Not measured:", reasons(outcomes)),
        *section("Found by all who did the same job, in the same run:", checks),
        *section("Peak memory of a program (a server's is not counted):", memory(outcomes)),
        *section("Measured on:", table(["", ""], facts)), ""])


def write(path, text):
    """Replaces what lies between the markers."""
    before, _, rest = path.read_text(encoding="utf-8").partition(BEGIN)
    _, mark, after = rest.partition(END)
    if not mark:
        raise SystemExit(f"error: {path.name} lacks its two markers")
    path.write_text(f"{before}{BEGIN}\n{text}\n{END}{after}", encoding="utf-8")
