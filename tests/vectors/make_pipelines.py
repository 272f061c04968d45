#!/usr/bin/env python3
"""Makes `pipelines/`: small invented files, and what pandas 1.5 and scikit-learn 1.2 make of them.

Optional: the tests read the files it leaves and never run it. Debian: python3-pandas, python3-sklearn. Run it from any
folder: `python3 tests/vectors/make_pipelines.py`. Seeded, so the same versions leave the same bytes.
"""
import io
import json
import pathlib
import random

import numpy as np
import pandas as pd
from sklearn.cluster import KMeans
from sklearn.linear_model import LogisticRegression

FOLDER = pathlib.Path(__file__).parent / 'pipelines'
HEADER = ['name', 'email', 'phone', 'address', 'birthday', 'age', 'order_count', 'total_amount', 'satisfied']
FIRST = ['Ana', 'Bo', 'Chen', 'Dara', 'Émile', 'Fang', 'Gül', 'Hana', '王芳', '李娜', '陈伟', 'O’Neil']
LAST = ['Ito', 'Khan', 'Lund', 'Meyer', 'Nair', 'Ortega', 'Park', 'Quinn', '', '']
# The eighteen words of pandas, and some that look like them and are values.
MISSING = ['', '#N/A', '#N/A N/A', '#NA', '-1.#IND', '-1.#QNAN', '-NaN', '-nan', '1.#IND', '1.#QNAN', '<NA>', 'N/A',
           'NA', 'NULL', 'NaN', 'n/a', 'nan', 'null']
ALMOST = ['None', 'Null', 'na', 'NAN', ' ', '  ', '\t', '-', ' NA', 'NA ', '未知']


def cell(text):
    return '"' + text.replace('"', '""') + '"' if any(c in text for c in ',"\r\n') else text


def csv_text(rows, newline='\n'):
    return newline.join(','.join(cell(c) for c in row) for row in rows) + newline


def customer(chance, number_of):
    return [
        (chance.choice(FIRST) + ' ' + chance.choice(LAST)).strip(),
        f'customer{number_of}@example.com',
        f'0{chance.randrange(10**9, 10**10)}',
        chance.choice(['1 High Street', '中山路 88 号', 'Flat 2, 5 "Old" Lane', 'two\nlines', '']),
        chance.choice(['1990-02-28', '1990-02-30', '1985-12-01', '2000-02-29', '1999-02-29', '', 'NA']),
        str(chance.randrange(18, 90)),
        str(chance.randrange(0, 40)),
        f'{chance.random() * 5000:.2f}',
        chance.choice(['0', '1']),
    ]


def customers(chance, count, gaps):
    """Rows with gaps and near-gaps in any cell; about one in ten repeats an earlier one under another name."""
    rows = []
    for index in range(count):
        row = customer(chance, index)
        for column in range(len(row)):
            if chance.random() < gaps:
                row[column] = chance.choice(MISSING + (ALMOST if column < 4 else []))
        rows.append(row)
        if chance.random() < 0.1:
            rows.append([row[0] + ' again'] + chance.choice(rows)[1:])
    return rows


def strict(text):
    """First pipeline, on customers.csv. Rows are counted from 0, blank lines aside."""
    table = pd.read_csv(io.BytesIO(text.encode()), dtype={'phone': str})
    rows = len(table)
    table['row'] = np.arange(rows)
    whole = table.dropna(subset=['name', 'email', 'phone'])
    kept = whole.drop_duplicates(subset=['email', 'phone'], keep='first').copy()
    gap = kept['address'].isna()
    kept['address'] = kept['address'].fillna('未知')
    birthday = pd.to_datetime(kept['birthday'], errors='coerce')
    return {
        'rows': rows,
        'gaps': rows - len(whole),
        'repeats': len(whole) - len(kept),
        'kept': kept['row'].tolist(),
        'filled': kept.loc[gap, 'row'].tolist(),
        'addresses': kept['address'].tolist(),
        'birthdays': [None if pd.isna(day) else day.strftime('%Y-%m-%d') for day in birthday],
        'histograms': {name: histogram(kept[name]) for name in ('age', 'order_count')},
        'satisfaction': satisfaction(kept),
    }


def histogram(column):
    counts, edges = np.histogram(pd.to_numeric(column, errors='coerce').dropna(), bins=10)
    return {'counts': counts.tolist(), 'edges': edges.tolist()}


def satisfaction(kept):
    """Logistic regression with an L2 penalty of 1, on all complete rows, where there are enough."""
    names = ['age', 'order_count', 'total_amount']
    complete = kept[names + ['satisfied']].apply(pd.to_numeric, errors='coerce').dropna()
    if complete['satisfied'].nunique() < 2 or len(complete) < 100:
        return None
    model = LogisticRegression(C=1, solver='newton-cholesky', tol=1e-12).fit(complete[names], complete['satisfied'])
    return {
        'rows': len(complete),
        'coefficients': dict(zip(names, model.coef_[0].tolist())),
        'intercept': float(model.intercept_[0]),
    }


def analysis(records):
    """Second pipeline, on customers.json."""
    table = pd.DataFrame(records)
    rows = len(table)
    columns = list(table.columns)
    table['row'] = np.arange(rows)
    unique = table.drop_duplicates(subset=columns)
    kept = unique.dropna(subset=columns).copy()
    kept['age'] = kept['age'].astype(int)
    codes = kept['gender'].map({'male': 0, 'female': 1})
    age = kept['age']
    scaled = (age - age.min()) / (age.max() - age.min())
    standard = (scaled - scaled.mean()) / scaled.std()
    centres = KMeans(3, n_init=20, random_state=1, tol=0).fit(age.to_frame()).cluster_centers_
    return {
        'rows': rows,
        'kept': kept['row'].tolist(),
        'ages': age.tolist(),
        'genderCodes': [None if pd.isna(code) else int(code) for code in codes],
        'minMax': scaled.tolist(),
        'standardised': standard.tolist(),
        'centres': sorted(centres[:, 0].tolist()),
    }


def records(chance, count):
    out = []
    for index in range(count):
        record = {
            'id': index + 1,
            'name': (chance.choice(FIRST) + ' ' + chance.choice(LAST)).strip(),
            'age': chance.choice([float(chance.randrange(18, 90)), chance.randrange(18, 90), 34.7]),
            'gender': chance.choice(['male', 'female', 'female', 'other']),
            'need': round(chance.random() * 10, 2),
        }
        if chance.random() < 0.1:
            record[chance.choice(list(record))] = None
        out.append(record)
        if chance.random() < 0.15:
            out.append(dict(chance.choice(out)))
    return out


def subscribers(chance, count):
    """A table of other columns: an id, a churn, a total with blanks where nothing has been charged yet."""
    rows = [['customerID', 'gender', 'SeniorCitizen', 'Partner', 'tenure', 'Contract', 'MonthlyCharges', 'TotalCharges',
             'Churn']]
    for index in range(count):
        months = chance.randrange(0, 12)
        monthly = chance.randrange(1800, 12000) / 100
        rows.append([
            f'{chance.randrange(1000, 9999)}-{index:04}', chance.choice(['Female', 'Male']), chance.choice('01'),
            chance.choice(['Yes', 'No']), str(months), chance.choice(['Monthly', 'One year']), f'{monthly:g}',
            f'{monthly * months:.2f}' if months else ' ', chance.choice(['Yes', 'No', 'No']),
        ])
    return csv_text(rows, '\r\n')


def filled(text):
    """Blanks in the total, and the median they are filled with."""
    table = pd.read_csv(io.StringIO(text))
    total = pd.to_numeric(table['TotalCharges'], errors='coerce')
    return {
        'rows': len(table),
        'blanks': int(total.isna().sum()),
        'median': float(total.median()),
        'total': float(total.fillna(total.median()).sum()),
        'churned': int((table['Churn'] == 'Yes').sum()),
        'female': int((table['gender'] == 'Female').sum()),
    }


def statistics(chance):
    """Columns of numbers of many sizes, constant ones aside."""
    columns = [
        [chance.randrange(-5, 5) for _ in range(200)],
        [chance.gauss(1000, 50) for _ in range(200)],
        [chance.lognormvariate(0, 5) for _ in range(200)],
        [1e150, -1e150, 3e149, 0.0],
        [0.1, 0.1, 0.3],
    ]
    out = []
    for numbers in columns:
        column = pd.Series(numbers, dtype=float)
        out.append({
            'numbers': column.tolist(),
            'mean': float(column.mean()),
            'median': float(column.median()),
            'mode': float(column.mode()[0]),
            'minMax': ((column - column.min()) / (column.max() - column.min())).tolist(),
            'standardised': ((column - column.mean()) / column.std()).tolist(),
        })
    return out


def strict_files(chance):
    some = lambda count=12: [customer(chance, index % 9) for index in range(count)]
    trailing = [row + ['', ''] for row in [HEADER] + some()]
    short = [HEADER] + [row[:chance.choice([9, 9, 8, 4, 3, 2])] for row in some(20)]
    repeated = [HEADER + ['email', 'phone']] + [row + ['other@example.com', '123'] for row in some()]
    words = [HEADER] + [
        [word if column == at else value for column, value in enumerate(row)]
        for word, row in ((word, customer(chance, index)) for index, word in enumerate(MISSING + ALMOST))
        for at in range(4)
    ]
    phones = ['007', '7', '7.0', '１３８００１３８０００', '13800138000', '+86 138 0013 8000', ' 7', '7 ', 'x', '', '007']
    days = ['1990-02-30', '1990-02-28', '1990/2/8', '19900228', '28.02.1990', 'Feb 28, 1990', '1990-13-01', 'soon', ' ',
            '2000-02-29', '1900-02-29']
    odd = [HEADER] + [
        ['Ana', 'same@example.com', phone, '', day, '30', '1', '2.5', '1'] for phone, day in zip(phones, days)
    ]
    quoted = [HEADER] + [['Ana\nMaria "the"', f'a{index % 2}@example.com', 'tel\n1, 2', 'No 1,\r\nStreet', '', '3', '4',
                          '5', '0'] for index in range(4)]
    lines = csv_text([HEADER] + some()).split('\n')
    return {
        'customers.csv': csv_text([HEADER] + customers(chance, 300, 0.03)),
        'full-of-gaps.csv': csv_text([HEADER] + customers(chance, 120, 0.3)),
        'byte-order-mark.csv': '\ufeff' + csv_text([HEADER] + some(), '\r\n'),
        'trailing-commas.csv': csv_text(trailing, '\r\n'),
        'short-rows.csv': csv_text(short),
        'repeated-headers.csv': csv_text(repeated),
        'missing-words.csv': csv_text(words),
        'phones-and-days.csv': csv_text(odd),
        'quoted-newlines.csv': csv_text(quoted),
        'blank-lines.csv': '\n\n'.join(lines[:4]) + '\n   \n' + '\n'.join(lines[4:]),
        'nothing-left.csv': csv_text([HEADER] + [[''] + row[1:] for row in some(3)]),
    }


def main():
    chance = random.Random(20260101)
    FOLDER.mkdir(exist_ok=True)
    files = strict_files(chance)
    tables = {'customers.json': records(chance, 250), 'four-rows.json': [
        {'name': 'A', 'age': 20, 'gender': 'male'}, {'name': 'B', 'age': 30, 'gender': 'female'},
        {'name': 'C', 'age': 31.9, 'gender': 'other'}, {'name': 'A', 'age': 20.0, 'gender': 'male'},
        {'name': 'NA', 'age': 40, 'gender': 'null'}]}
    churn = subscribers(chance, 90)
    references = {
        'pandas': pd.__version__,
        'strict': {name: strict(text) for name, text in files.items()},
        'analysis': {name: analysis(table) for name, table in tables.items()},
        'filled': {'subscribers.csv': filled(churn)},
        'statistics': statistics(chance),
    }
    for name, text in [*files.items(), ('subscribers.csv', churn)]:
        (FOLDER / name).write_bytes(text.encode())
    for name, table in tables.items():
        (FOLDER / name).write_text(json.dumps(table, ensure_ascii=False, indent='\t') + '\n')
    (FOLDER / 'references.json').write_text(json.dumps(references, ensure_ascii=False) + '\n')


main()
