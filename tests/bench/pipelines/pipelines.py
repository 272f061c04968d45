"""The two pipelines of the design from file to last number, in pandas and scikit-learn. `first|second FILE`"""

import json
import sys

import numpy
import pandas


def first(file):
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import train_test_split

    table = pandas.read_csv(file, dtype={'phone': str})
    table = table.dropna(subset=['name', 'email', 'phone']).drop_duplicates(['email', 'phone'])
    table['address'] = table['address'].fillna('未知')
    table['birthday'] = pandas.to_datetime(table['birthday'], errors='coerce')
    counts = [numpy.histogram(table[name], bins=10)[0].tolist() for name in ('age', 'order_count')]
    features = table[['age', 'order_count', 'total_amount']]
    train, test, train_labels, test_labels = train_test_split(
        features, table['satisfied'], test_size=0.2, random_state=42
    )
    model = LogisticRegression(max_iter=1000).fit(train, train_labels)
    return [*counts[0], *counts[1], model.score(test, test_labels)]


def second(file):
    from sklearn.cluster import KMeans

    table = pandas.read_json(file).drop_duplicates().dropna()
    table['age'] = table['age'].astype(int)
    table['gender'] = table['gender'].map({'male': 0, 'female': 1})
    table['age'] = (table['age'] - table['age'].min()) / (table['age'].max() - table['age'].min())
    table['age'] = (table['age'] - table['age'].mean()) / table['age'].std()
    model = KMeans(3, n_init=10, random_state=0).fit(table[['age']])
    rank = model.cluster_centers_[:, 0].argsort().argsort()
    table['cluster'] = rank[model.labels_]
    table['need'] = table['cluster'] * table['age']
    return table.groupby('cluster')['need'].mean().tolist()


print(json.dumps((first if sys.argv[1] == 'first' else second)(sys.argv[2])))
