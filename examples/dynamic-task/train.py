"""Trains the model of one store."""

import json

import valohai


def train(store_id):
    accuracy = 0.8 + (int(store_id) % 17) / 100
    return {"store": store_id, "accuracy": round(accuracy, 3)}


if __name__ == "__main__":
    print(json.dumps(train(valohai.parameters("id").value)))
