/** A Python program of at least so many characters that prints metadata and reads one input and one option. */
export function longScript(length: number): string {
  const parts = [head];
  for (let index = 0, size = head.length; size < length; index++) {
    const part = reporter(index);
    parts.push(part);
    size += part.length;
  }
  return parts.join("") + tail;
}

const head = "import argparse\nimport json\nimport os\n\nimport numpy as np\nimport valohai\n";

function reporter(index: number): string {
  return `

class Model${index}:
    """Trains one part of the model."""

    def __init__(self, rate=0.1, name="model-${index}"):
        self.rate = rate
        self.history = {"name": name, "loss": []}

    def fit(self, data, labels):
        for epoch, batch in enumerate(data):
            loss = float(np.mean((batch - labels) ** 2)) * self.rate
            self.history["loss"].append(loss)
            report_${index}(epoch, {"loss_${index}": loss})


def report_${index}(epoch, extra):
    metadata = {"epoch": epoch}
    metadata.update(extra)
    with open(os.path.join("/valohai/outputs", f"part-${index}-{epoch}.json"), "w") as file:
        file.write(json.dumps(metadata))
`;
}

const tail = `

parser = argparse.ArgumentParser()
parser.add_argument("--rate", type=float, default=0.1)
args = parser.parse_args()
Model0(args.rate).fit(np.load(valohai.inputs("data").path()), 1)
print(json.dumps({"accuracy": 1}))
`;
