"""scikit-learn's side of models.node.bench.ts: least CPU milliseconds, warm, of one thread, and what it came to, as JSON."""

import json
import os
import sys
import time

os.environ["OMP_NUM_THREADS"] = os.environ["OPENBLAS_NUM_THREADS"] = "1"

import numpy as np
from sklearn.cluster import KMeans
from sklearn.linear_model import LogisticRegression


SPENT_S = 1


def timed(work):
    out = work()
    times = []
    begun = time.process_time()
    while time.process_time() - begun < SPENT_S:
        start = time.process_time()
        out = work()
        times.append((time.process_time() - start) * 1000)
    return min(times), out


def numbers(rows, columns):
    return np.random.RandomState(1).random_sample(rows * columns).reshape(columns, rows).T


if sys.argv[1] == "logistic":
    x = numbers(100_000, 4)
    y = (x[:, 3] < 1 / (1 + np.exp(-(2 * x[:, 0] - x[:, 1])))).astype(int)
    ms, model = timed(lambda: LogisticRegression().fit(x[:, :3], y))
    # Timed as it comes; compared where it does not stop before its minimum.
    exact = LogisticRegression(solver="newton-cg", tol=1e-10).fit(x[:, :3], y)
    print(json.dumps({"ms": ms, "result": exact.coef_[0].tolist()}))
elif sys.argv[1] == "one":
    x = numbers(100_000, 1)
    x = (x - x.mean()) / x.std(ddof=1)
    ms, model = timed(lambda: KMeans(n_clusters=3, n_init=10, random_state=0).fit(x))
    print(json.dumps({"ms": ms, "result": [model.inertia_]}))
else:
    x = numbers(10_000, 6)
    x = (x - x.mean(axis=0)) / x.std(axis=0, ddof=1)
    ms, inertia = timed(lambda: [KMeans(n_clusters=k, n_init=10, random_state=0).fit(x).inertia_ for k in range(2, 9)])
    print(json.dumps({"ms": ms, "result": inertia}))
