"""Scales the raw images and splits them into a training and a validation set."""

import argparse
import random
from pathlib import Path

INPUTS = Path("/valohai/inputs/raw-images")
OUTPUTS = Path("/valohai/outputs")


def split(paths, validation_share, seed=7):
    shuffled = sorted(paths)
    random.Random(seed).shuffle(shuffled)
    cut = int(len(shuffled) * (1 - validation_share))
    return shuffled[:cut], shuffled[cut:]


def save(paths, image_size, target):
    import numpy as np
    from PIL import Image

    images = [np.asarray(Image.open(path).resize((image_size, image_size))) for path in paths]
    np.savez_compressed(target, images=images, names=[path.stem for path in paths])


if __name__ == "__main__":
    parser = argparse.ArgumentParser()
    parser.add_argument("--image-size", type=int, default=128)
    parser.add_argument("--validation-share", type=float, default=0.2)
    arguments = parser.parse_args()
    train, validation = split(INPUTS.glob("*.jpg"), arguments.validation_share)
    save(train, arguments.image_size, OUTPUTS / "train.npz")
    save(validation, arguments.image_size, OUTPUTS / "validation.npz")
