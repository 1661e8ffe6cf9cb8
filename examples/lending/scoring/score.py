"""Scores one application."""

import lightgbm as lgb
import pandas as pd

REFUSAL_FROM = 0.42


def score(application: dict, model_file: str = "models/scoring-gbm/model.txt") -> dict:
    """Answers the probability of default and what is suggested to the officer."""
    model = lgb.Booster(model_file=model_file)
    probability = float(model.predict(pd.DataFrame([application]))[0])
    return {
        "probability": probability,
        "suggestion": "refuse" if probability >= REFUSAL_FROM else "grant",
    }
