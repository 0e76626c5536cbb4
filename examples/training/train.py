"""Trains a small classifier and prints its accuracy as metadata after each epoch."""

import argparse
import json
from pathlib import Path

INPUTS = Path("/valohai/inputs/dataset")
OUTPUTS = Path("/valohai/outputs")


def build_model(classes, learning_rate):
    import tensorflow as tf

    model = tf.keras.Sequential(
        [
            tf.keras.layers.Rescaling(1 / 255),
            tf.keras.layers.Conv2D(16, 3, activation="relu"),
            tf.keras.layers.GlobalAveragePooling2D(),
            tf.keras.layers.Dense(classes, activation="softmax"),
        ]
    )
    optimizer = tf.keras.optimizers.Adam(learning_rate)
    model.compile(optimizer, loss="sparse_categorical_crossentropy", metrics=["accuracy"])
    return model


def main(arguments):
    import numpy as np

    data = np.load(next(INPUTS.glob("*.npz")))
    labels = np.unique([name.split("_")[0] for name in data["names"]], return_inverse=True)[1]
    model = build_model(int(labels.max()) + 1, arguments.learning_rate)
    for epoch in range(arguments.epochs):
        history = model.fit(data["images"], labels, batch_size=arguments.batch_size, verbose=0)
        print(json.dumps({"epoch": epoch, "accuracy": history.history["accuracy"][-1]}))
    model.save(OUTPUTS / "model.keras")


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--learning-rate", type=float, default=0.001)
    parser.add_argument("--batch-size", type=int, default=32)
    parser.add_argument("--epochs", type=int, default=10)
    parser.add_argument("--augment", action="store_true")
    main(parser.parse_args())
