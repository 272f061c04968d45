"""Makes models.json: small seeded inputs and what pandas 1.5, numpy 1.24 and scikit-learn 1.2 say of them.

Run with Debian's python3 (python3-pandas, python3-sklearn) in this folder: python3 make_models.py
"""

import json

import numpy as np
import pandas as pd
from sklearn.cluster import KMeans
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import brier_score_loss, roc_auc_score, silhouette_score
from sklearn.model_selection import train_test_split


def permutations():
    cases = [(42, 10), (0, 1), (0, 2), (2026, 257), (4294967295, 100)]
    return [{"seed": s, "n": n, "permutation": np.random.RandomState(s).permutation(n).tolist()} for s, n in cases]


def random_numbers():
    state = np.random.RandomState(42)
    return {"seed": 42, "values": state.random_sample(8).tolist()}


def customers(rows=500):
    state = np.random.RandomState(7)
    age = state.randint(18, 81, rows)
    orders = state.poisson(6, rows)
    amount = np.round(orders * state.gamma(2.0, 60.0, rows), 2)
    score = -2.2 + 0.03 * age + 0.22 * orders - 0.0009 * amount
    satisfied = (state.random_sample(rows) < 1 / (1 + np.exp(-score))).astype(int)
    return pd.DataFrame({"age": age, "order_count": orders, "total_amount": amount, "satisfied": satisfied})


def converged(x, y):
    """The optimum itself: the default solver stops within 1e-4 of a gradient, short of it on raw amounts."""
    return LogisticRegression(solver="newton-cholesky", tol=1e-12, max_iter=1000).fit(x, y)


def fit(x, y):
    model = converged(x, y)
    scores = model.predict_proba(x)[:, 1]
    return {
        "coefficients": model.coef_[0].tolist(),
        "intercept": float(model.intercept_[0]),
        "accuracy": float(model.score(x, y)),
        "auc": float(roc_auc_score(y, scores)),
        "brier": float(brier_score_loss(y, scores)),
        "scores": scores[:5].tolist(),
    }


def first_pipeline(frame):
    features = ["age", "order_count", "total_amount"]
    x, y = frame[features], frame["satisfied"]
    out = {"features": features, "whole": fit(x.to_numpy(float), y), "splits": []}
    for seed in (0, 42, 123):
        train, test, train_y, test_y = train_test_split(x, y, test_size=0.2, random_state=seed)
        default = LogisticRegression(max_iter=1000).fit(train, train_y)
        model = converged(train.to_numpy(float), train_y)
        out["splits"].append({
            "seed": seed,
            "test": test.index.tolist(),
            "accuracy": float(default.score(test, test_y)),
            "coefficients": model.coef_[0].tolist(),
            "intercept": float(model.intercept_[0]),
        })
    return out


def wide():
    """Six features, two of them nearly the same, on scales from 0.001 to 100,000."""
    state = np.random.RandomState(11)
    x = state.standard_normal((300, 6))
    x[:, 5] = x[:, 4] + 0.01 * x[:, 5]
    x = x * [0.001, 1, 10, 100_000, 3, 3] + [0, 5, -20, 40_000, 0, 0]
    y = (state.random_sample(300) < 1 / (1 + np.exp(-((x[:, 1] - 5) + 0.05 * (x[:, 2] + 20))))).astype(int)
    x = np.round(x, 6)
    return {"rows": x.tolist(), "labels": y.tolist(), **fit(x, y)}


def histograms(frame):
    inputs = {
        "age": (frame["age"].tolist(), 10),
        "order_count": (frame["order_count"].tolist(), 10),
        "total_amount": (frame["total_amount"].tolist(), 7),
        "tenths": ([round(0.1 * i, 1) for i in range(31)] + [0.1 + 0.2, 0.7 * 3, 1.1 * 3], 30),
        "thirds": ([i / 3 for i in range(-20, 41)], 12),
        "one": ([7.0], 5),
        "constant": ([2.5, 2.5, 2.5], 4),
    }
    out = []
    for name, (values, bins) in inputs.items():
        counts, edges = np.histogram(values, bins=bins)
        kept = {} if name in frame else {"values": values}
        out.append({"name": name, "bins": bins, **kept, "edges": edges.tolist(), "counts": counts.tolist()})
    return out


def inertias(x):
    return [float(KMeans(n_clusters=k, n_init=10, random_state=0).fit(x).inertia_) for k in range(2, 9)]


def clusters(frame):
    age = frame["age"].to_numpy(float)
    scaled = (age - age.mean()) / age.std(ddof=1)
    state = np.random.RandomState(5)
    centres = np.array([[0, 0, 0], [4, 1, -2], [-3, 5, 1], [6, -4, 3]])
    blobs = np.round(np.vstack([state.standard_normal((60, 3)) * 0.9 + c for c in centres]), 4)
    standardised = (blobs - blobs.mean(axis=0)) / blobs.std(axis=0, ddof=1)
    four = KMeans(n_clusters=4, n_init=10, random_state=0).fit(standardised)
    raw = pd.DataFrame(blobs).groupby(four.labels_).mean().sort_values(0)
    return {
        "age": inertias(scaled.reshape(-1, 1)),
        "blobs": blobs.tolist(),
        "blobInertias": inertias(standardised),
        "blobCentres": raw.to_numpy().tolist(),
        "blobSilhouettes": [
            float(silhouette_score(standardised, KMeans(n_clusters=k, n_init=10, random_state=0).fit_predict(standardised)))
            for k in range(2, 9)
        ],
    }


def second_pipeline():
    """customers.json of the design: k-means on the scaled age, need = cluster x age, mean need of each cluster."""
    state = np.random.RandomState(3)
    ages = np.concatenate([state.randint(18, 30, 40), state.randint(38, 50, 50), state.randint(60, 80, 30)])
    frame = pd.DataFrame({"years": ages, "age": ages.astype(float)})
    frame["age"] = (frame["age"] - frame["age"].min()) / (frame["age"].max() - frame["age"].min())
    frame["age"] = (frame["age"] - frame["age"].mean()) / frame["age"].std()
    labels = KMeans(n_clusters=3, n_init=10, random_state=0).fit_predict(frame[["age"]])
    order = frame["age"].groupby(labels).mean().rank().astype(int) - 1
    frame["cluster"] = pd.Series(labels).map(order)
    frame["need"] = frame["cluster"] * frame["age"]
    frame["needInYears"] = frame["cluster"] * frame["years"]
    return {
        "ages": ages.tolist(),
        "scaled": frame["age"].tolist(),
        "clusters": frame["cluster"].tolist(),
        "meanNeed": frame.groupby("cluster")["need"].mean().tolist(),
        "meanNeedInYears": frame.groupby("cluster")["needInYears"].mean().tolist(),
    }


def ranking():
    state = np.random.RandomState(9)
    labels = state.randint(0, 2, 80)
    scores = np.round(np.clip(0.3 * labels + 0.7 * state.random_sample(80), 0, 1), 1)
    return {
        "labels": labels.tolist(),
        "scores": scores.tolist(),
        "auc": float(roc_auc_score(labels, scores)),
        "brier": float(brier_score_loss(labels, scores)),
    }


def correlations():
    """Pearson over the rows that have both: gaps, a column that never changes, one that stands far from zero."""
    state = np.random.RandomState(13)
    frame = pd.DataFrame(np.round(state.standard_normal((60, 4)), 4), columns=["a", "b", "c", "far"])
    frame["b"] = np.round(0.8 * frame["a"] + 0.6 * frame["b"], 4)
    frame["far"] = 1e3 + frame["far"] - 0.5 * frame["c"]
    frame["same"] = 0.1
    frame["yes"] = frame["a"] > 0
    for name, share in (("b", 0.3), ("c", 0.5)):
        frame.loc[state.random_sample(len(frame)) < share, name] = np.nan
    known = frame.notna().astype(int)
    clean = lambda rows: [[None if pd.isna(cell) else float(cell) for cell in row] for row in rows]
    return {
        "columns": {name: [None if pd.isna(cell) else cell for cell in frame[name].tolist()] for name in frame},
        "r": clean(frame.astype(float).corr().to_numpy()),
        "rows": (known.T @ known).to_numpy().tolist(),
    }


if __name__ == "__main__":
    table = customers()
    content = {
        "permutations": permutations(),
        "random": random_numbers(),
        "customers": {name: table[name].tolist() for name in table},
        "firstPipeline": first_pipeline(table),
        "wide": wide(),
        "histograms": histograms(table),
        "clusters": clusters(table),
        "secondPipeline": second_pipeline(),
        "ranking": ranking(),
        "correlations": correlations(),
    }
    with open("models.json", "w") as file:
        json.dump(content, file, separators=(",", ":"))
        file.write("\n")
