"""Recipe Strict in pandas: CPU milliseconds a round, and what came of it. `strict.py FILE ROUNDS WARM`"""

import json
import sys
import time

import pandas


def strict(file):
    # Strings are kept, as in the app: a column of numbers has a type of its own only when something is computed of it.
    table = pandas.read_csv(file, dtype=str)
    table = table.dropna(subset=['name', 'email', 'phone']).drop_duplicates(['email', 'phone'])
    filled = int(table['address'].isna().sum())
    table['address'] = table['address'].fillna('未知')
    table['birthday'] = pandas.to_datetime(table['birthday'], errors='coerce')
    return {'kept': len(table), 'filled': filled, 'birthdays': int(table['birthday'].notna().sum())}


file, rounds, warm = sys.argv[1], int(sys.argv[2]), int(sys.argv[3])
milliseconds = []
for _ in range(warm + rounds):
    start = time.process_time()
    outcome = strict(file)
    milliseconds.append((time.process_time() - start) * 1000)
print(json.dumps({'milliseconds': milliseconds[warm:], 'outcome': outcome}))
