"""Finds the stores that have enough sales to train on and prints their ids as metadata."""

import json

SALES_PER_STORE = {122: 4120, 133: 87, 154: 3980, 209: 2711, 916: 5230, 345: 1904}
ENOUGH_SALES = 1000


def stores_to_train(sales_per_store):
    return [store for store, sales in sales_per_store.items() if sales >= ENOUGH_SALES]


if __name__ == "__main__":
    print(json.dumps({"storeids": stores_to_train(SALES_PER_STORE)}))
