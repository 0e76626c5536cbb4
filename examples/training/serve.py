"""Answers which flower a picture shows."""

import io
from http.server import BaseHTTPRequestHandler, HTTPServer


class Classifier(BaseHTTPRequestHandler):
    def do_POST(self):
        import numpy as np
        import tensorflow as tf
        from PIL import Image

        body = self.rfile.read(int(self.headers["Content-Length"]))
        image = np.asarray(Image.open(io.BytesIO(body)).resize((128, 128)))
        scores = tf.keras.models.load_model("model.keras").predict(image[None])
        self.send_response(200)
        self.end_headers()
        self.wfile.write(str(int(scores.argmax())).encode())


if __name__ == "__main__":
    HTTPServer(("", 8000), Classifier).serve_forever()
