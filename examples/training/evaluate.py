"""Chooses the best of the trained models on the validation set."""

import argparse
import json
import shutil
from pathlib import Path

INPUTS = Path("/valohai/inputs")
OUTPUTS = Path("/valohai/outputs")


def accuracy_of(model_path, data):
    import numpy as np
    import tensorflow as tf

    labels = np.unique([name.split("_")[0] for name in data["names"]], return_inverse=True)[1]
    predicted = tf.keras.models.load_model(model_path).predict(data["images"]).argmax(axis=1)
    return float((predicted == labels).mean())


def main(minimum_accuracy):
    import numpy as np

    data = np.load(next((INPUTS / "dataset").glob("*.npz")))
    scores = {path: accuracy_of(path, data) for path in (INPUTS / "models").glob("*.keras")}
    best = max(scores, key=scores.get)
    print(json.dumps({"accuracy": scores[best], "good_enough": scores[best] >= minimum_accuracy}))
    shutil.copy(best, OUTPUTS / "model.keras")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--minimum-accuracy", type=float, default=0.85)
    main(parser.parse_args().minimum_accuracy)
