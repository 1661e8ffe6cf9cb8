"""Trains the scoring model and saves it."""

import argparse

import lightgbm as lgb
from sklearn.model_selection import train_test_split

from features import load


def train(data: str, target: str) -> None:
    features, defaulted = load(data)
    train_x, valid_x, train_y, valid_y = train_test_split(
        features, defaulted, test_size=0.2, stratify=defaulted, random_state=7
    )
    model = lgb.LGBMClassifier(n_estimators=600, learning_rate=0.03, num_leaves=31)
    model.fit(
        train_x,
        train_y,
        eval_set=[(valid_x, valid_y)],
        eval_metric="auc",
        callbacks=[lgb.early_stopping(50)],
    )
    model.booster_.save_model(target)


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--data", default="data/applications-2025/applications.parquet")
    parser.add_argument("--target", default="models/scoring-gbm/model.txt")
    arguments = parser.parse_args()
    train(arguments.data, arguments.target)
