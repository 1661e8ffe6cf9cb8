"""Features of an application. Gender and age never become features."""

import pandas as pd

FEATURES = ["income", "household_size", "amount", "term_months", "late_payments", "bureau_score"]
TARGET = "defaulted"


def load(path: str) -> tuple[pd.DataFrame, pd.Series]:
    """Reads applications and answers features and target."""
    rows = pd.read_parquet(path)
    return rows[FEATURES], rows[TARGET]
