"""Tests whether the scoring model suggests loans to women and men equally often.

Reads scored applications and writes the result as an evidence file. Needs nothing but Python:

    python scoring/fairness_test.py --date 2026-09-14
"""

import argparse
import csv
import datetime
import json

REFUSAL_FROM = 0.42
LIMIT = 0.05


def approval_rates(rows: list[dict]) -> dict[str, float]:
    """The share of each gender whose probability of default lies below the point of refusal."""
    rates = {}
    for gender in sorted({row["gender"] for row in rows}):
        group = [row for row in rows if row["gender"] == gender]
        granted = [row for row in group if float(row["probability"]) < REFUSAL_FROM]
        rates[gender] = round(len(granted) / len(group), 4)
    return rates


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    parser.add_argument("--data", default="data/applications-2025/test-scores.csv")
    parser.add_argument("--model-version", default="2.3.1")
    parser.add_argument("--date", default=datetime.date.today().isoformat())
    parser.add_argument("--target", default="evidence/fairness.evidence.json")
    arguments = parser.parse_args()
    with open(arguments.data, encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    rates = approval_rates(rows)
    result = {
        "kind": "bias",
        "metric": "demographic parity difference",
        "attribute": "gender",
        "values": rates,
        "value": round(max(rates.values()) - min(rates.values()), 4),
        "threshold": LIMIT,
        "direction": "at-most",
        "sampleSize": {gender: sum(row["gender"] == gender for row in rows) for gender in rates},
        "criterion": "approval gap",
    }
    evidence = {
        "aimsEvidence": 1,
        "system": "credit-scoring",
        "model": "scoring-gbm",
        "modelVersion": arguments.model_version,
        "dataset": "applications-2025",
        "date": arguments.date,
        "tool": "scoring/fairness_test.py",
        "results": [result],
    }
    with open(arguments.target, "w", encoding="utf-8", newline="\n") as file:
        json.dump(evidence, file, indent=2)
        file.write("\n")
    print(f"{result['metric']}: {result['value']} (limit {LIMIT}), written to {arguments.target}")


if __name__ == "__main__":
    main()
